import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { ensureClients } from '../src/course/clients.node.ts'
import { printError } from '../src/terminal/output.ts'
import { runCommand } from '../src/terminal/run-command.ts'

await runCommand(
  defineCommand({
    meta: {
      name: 'generate',
      description: "Make each phase's Prisma client that is missing or out of date",
    },
    run: async () => {
      await ensureClients(course.lessons, (stale) =>
        printError(
          `Generating Prisma clients: phase ${stale.map(({ phase }) => phase).join(', ')}`,
        ),
      )
    },
  }),
)
