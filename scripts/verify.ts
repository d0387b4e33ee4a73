import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { readEnvironment } from '../src/environment.ts'
import { withLab } from '../src/lab.node.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderVerify } from '../src/terminal/render-verify.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'verify', description: 'Prove that every value is there' },
  args: { json: { type: 'boolean', description: 'Print the proof as one JSON document' } },
  run: ({ args }) => {
    const environment = readEnvironment()
    return withLab(environment, course, async (lab) => {
      const report = await lab.verify()
      if (args.json) printJson(report)
      else print(renderVerify(report, openPage(environment)))
      return report.survived ? 0 : 4
    })
  },
})

await runCommand(command)
