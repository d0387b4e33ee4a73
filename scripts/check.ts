import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { readEnvironment } from '../src/environment.ts'
import { readLabStatus } from '../src/lab-status.node.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { renderCheck } from '../src/terminal/render-status.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'check', description: 'The same as status, in one line, for CI' },
  args: { json: { type: 'boolean', description: 'Print the findings as one JSON document' } },
  run: async ({ args }) => {
    const status = await readLabStatus(readEnvironment(), course)
    if (args.json) printJson(status)
    else print(renderCheck(status))
    return status.clean ? 0 : 4
  },
})

await runCommand(command)
