import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { roundTrip } from '../src/course/roundtrip.ts'
import { readEnvironment } from '../src/environment.ts'
import { readProject } from '../src/lab.node.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderRoundTrip } from '../src/terminal/render-roundtrip.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'roundtrip', description: 'Prove that each down.sql undoes its migration.sql' },
  args: {
    phase: {
      type: 'positional',
      required: false,
      description: '1 to 4, or the name of a migration; all of them when left out',
    },
    json: { type: 'boolean', description: 'Print the findings as one JSON document' },
  },
  run: async ({ args }) => {
    const environment = readEnvironment()
    // A scratch database is all it needs: the lab database stays as it is.
    const trips = await roundTrip(await readProject(course, environment), args.phase)
    if (args.json) printJson(trips)
    else print(renderRoundTrip(trips, openPage(environment)))
    return trips.every(({ holds }) => holds) ? 0 : 4
  },
})

await runCommand(command)
