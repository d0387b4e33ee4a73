import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { createTemporaryDatabase } from '../src/database/temporary-database.node.ts'
import { readEnvironment } from '../src/environment.ts'
import { readTourContext } from '../src/lab.node.ts'
import { withCleanUp } from '../src/terminal/interrupt.ts'
import { openPage } from '../src/terminal/page.ts'
import { runCommand } from '../src/terminal/run-command.ts'
import { showTour } from '../src/terminal/show-tour.ts'

const STOPPED = 'Stopped. The tour had a database of its own, which is gone.\nNext: npm start'

const command = defineCommand({
  meta: { name: 'start', description: 'The tour: four phases on a throwaway database' },
  args: { json: { type: 'boolean', description: 'Print the tour as one JSON document' } },
  run: async ({ args }) => {
    const environment = readEnvironment()
    const { databaseUrl, home } = environment
    const { database, drop } = await createTemporaryDatabase(databaseUrl, home)
    await withCleanUp(
      drop,
      async () => {
        const context = await readTourContext(database, course, environment)
        await showTour(context, openPage(environment), args.json ?? false)
      },
      STOPPED,
    )
  },
})

await runCommand(command)
