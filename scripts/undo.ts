import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { readEnvironment } from '../src/environment.ts'
import { withLab } from '../src/lab.node.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderRestorePoints, renderUndo } from '../src/terminal/render-reset.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'undo', description: 'Go back to before the last reset or rollback' },
  args: {
    list: { type: 'boolean', description: 'Show what can be undone, and change nothing' },
    json: { type: 'boolean', description: 'Print the report as one JSON document' },
  },
  run: ({ args }) => {
    const environment = readEnvironment()
    const page = openPage(environment)
    return withLab(environment, course, async (lab) => {
      const result = args.list ? await lab.restorePoints() : await lab.undo()
      if (args.json) return printJson(result)
      print(Array.isArray(result) ? renderRestorePoints(result, page) : renderUndo(result, page))
    })
  },
})

await runCommand(command)
