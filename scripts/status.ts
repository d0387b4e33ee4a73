import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { readEnvironment } from '../src/environment.ts'
import { readLabStatus } from '../src/lab-status.node.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderStatus } from '../src/terminal/render-status.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'status', description: 'Where the lab database stands, and all that is amiss' },
  args: { json: { type: 'boolean', description: 'Print the findings as one JSON document' } },
  run: async ({ args }) => {
    const environment = readEnvironment()
    const status = await readLabStatus(environment, course)
    if (args.json) printJson(status)
    else print(renderStatus(status, openPage(environment)))
    return status.clean ? 0 : 4
  },
})

await runCommand(command)
