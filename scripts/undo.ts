import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { readEnvironment } from '../src/environment.ts'
import { withLab } from '../src/lab.node.ts'
import { STEP_UNDONE, sayWhenStopped } from '../src/terminal/interrupt.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderRestorePoints, renderUndo } from '../src/terminal/render-reset.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'undo', description: 'Go back to before the last reset or rollback' },
  args: {
    redo: { type: 'boolean', description: 'Bring back what the last undo replaced' },
    list: { type: 'boolean', description: 'Show what can be undone, and change nothing' },
    json: { type: 'boolean', description: 'Print the report as one JSON document' },
  },
  run: ({ args }) => {
    sayWhenStopped(STEP_UNDONE)
    const environment = readEnvironment()
    const page = openPage(environment)
    return withLab(environment, course, async (lab) => {
      if (args.list) {
        const points = [...(await lab.restorePoints()), ...(await lab.undonePoints())]
        if (args.json) printJson(points)
        else print(renderRestorePoints(points, page))
        return
      }
      const report = await (args.redo ? lab.redo() : lab.undo())
      if (args.json) printJson(report)
      else print(renderUndo(report, page))
    })
  },
})

await runCommand(command)
