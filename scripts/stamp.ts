import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { readEnvironment } from '../src/environment.ts'
import { withLab } from '../src/lab.node.ts'
import { STEP_UNDONE, sayWhenStopped } from '../src/terminal/interrupt.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderStamp } from '../src/terminal/render-stamp.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'stamp', description: 'Make the journal say a phase, without running anything' },
  args: {
    target: {
      type: 'positional',
      required: true,
      description: '1 to 4, base, head, or the name of a migration',
    },
    purge: { type: 'boolean', description: 'Empty the journal first' },
    json: { type: 'boolean', description: 'Print what was done as one JSON document' },
  },
  run: ({ args }) => {
    sayWhenStopped(STEP_UNDONE)
    const environment = readEnvironment()
    return withLab(environment, course, async (lab) => {
      const report = await lab.stamp(args.target, args.purge ?? false)
      if (args.json) printJson(report)
      else print(renderStamp(report, openPage(environment)))
    })
  },
})

await runCommand(command)
