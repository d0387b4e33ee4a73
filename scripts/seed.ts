import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { readEnvironment } from '../src/environment.ts'
import { withLab } from '../src/lab.node.ts'
import { STEP_UNDONE, sayWhenStopped } from '../src/terminal/interrupt.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { requireCount } from '../src/terminal/require-count.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'seed', description: 'Put back what is missing of the seed, and grow the table' },
  args: {
    rows: { type: 'string', valueHint: 'N', description: 'Grow the table to N rows' },
    json: { type: 'boolean', description: 'Print the report as one JSON document' },
  },
  run: ({ args }) => {
    sayWhenStopped(STEP_UNDONE)
    const rows =
      args.rows === undefined
        ? undefined
        : requireCount('rows', args.rows, 'npm run seed -- --rows 1000')
    return withLab(readEnvironment(), course, async (lab) => {
      const report = await lab.seed(rows)
      if (args.json) return printJson(report)
      const { phase, inserted, restored, filled, grown } = report
      if (restored > 0) print(`Values kept at a rollback went back into ${restored} rows.`)
      print(
        `Phase ${phase}: ${inserted} seed rows inserted, ${filled} filled, ${grown} rows grown.`,
      )
      print(`The table has ${report.rows} rows. Next: npm run verify`)
    })
  },
})

await runCommand(command)
