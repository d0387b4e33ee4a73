import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { warmEngine } from '../src/engine/engine-module.node.ts'
import { readEnvironment } from '../src/environment.ts'
import { withLab } from '../src/lab.node.ts'
import { STEP_UNDONE, sayWhenStopped } from '../src/terminal/interrupt.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderMove, renderStep } from '../src/terminal/render-move.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'phase', description: 'Move the lab database to a phase, proving every step' },
  args: {
    target: {
      type: 'positional',
      required: true,
      description: '1 to 4, next, previous, base, head, +N, -N, or the name of a migration',
    },
    json: { type: 'boolean', description: 'Print the steps as one JSON document' },
  },
  run: ({ args }) => {
    sayWhenStopped(STEP_UNDONE)
    warmEngine()
    const environment = readEnvironment()
    const page = openPage(environment)
    return withLab(environment, course, async (lab) => {
      const move = await lab.moveTo(args.target, (step) => {
        if (!args.json) print(renderStep(step, page))
      })
      if (args.json) printJson(move)
      else print(renderMove(move, page))
      return move.steps.every(({ committed }) => committed) ? 0 : 4
    })
  },
})

await runCommand(command)
