import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { warmEngine } from '../src/engine/engine-module.node.ts'
import { readEnvironment } from '../src/environment.ts'
import { withLab } from '../src/lab.node.ts'
import { STEP_UNDONE, sayWhenStopped } from '../src/terminal/interrupt.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderReset } from '../src/terminal/render-reset.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'reset', description: 'Put the lab database at exactly a phase with the seed' },
  args: {
    phase: {
      type: 'positional',
      required: true,
      description: '1 to 4, base, head, or the name of a migration',
    },
    json: { type: 'boolean', description: 'Print the report as one JSON document' },
  },
  run: ({ args }) => {
    sayWhenStopped(STEP_UNDONE)
    warmEngine()
    const environment = readEnvironment()
    return withLab(environment, course, async (lab) => {
      const report = await lab.reset(args.phase)
      if (args.json) printJson(report)
      else print(renderReset(report, openPage(environment)))
    })
  },
})

await runCommand(command)
