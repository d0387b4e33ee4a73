import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { requireNamed } from '../src/course/history-report.ts'
import { readEnvironment } from '../src/environment.ts'
import { withLab } from '../src/lab.node.ts'
import { nearestOf } from '../src/nearest.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderHistory, renderMigrationDetails } from '../src/terminal/render-history.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'history', description: 'Every migration on disk and in the journal, newest last' },
  args: {
    verbose: { type: 'boolean', description: 'Also every attempt that the journal knows of' },
    show: { type: 'string', valueHint: 'NAME', description: 'One migration with its files' },
    json: { type: 'boolean', description: 'Print it as one JSON document' },
  },
  run: ({ args }) => {
    const environment = readEnvironment()
    const page = openPage(environment)
    return withLab(environment, course, async (lab) => {
      const reports = await lab.history()
      if (args.show === undefined) {
        if (args.json) printJson({ migrations: reports })
        else print(renderHistory(reports, args.verbose ?? false, page))
        return
      }
      const details = lab.migrationFiles(requireNamed(reports, args.show, nearestOf))
      if (args.json) printJson(details)
      else print(renderMigrationDetails(details, page))
    })
  },
})

await runCommand(command)
