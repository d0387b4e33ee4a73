import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { ensureClients } from '../src/course/clients.node.ts'
import { requireLesson } from '../src/course/require-lesson.ts'
import { readEnvironment } from '../src/environment.ts'
import { withLab } from '../src/lab.node.ts'
import { print, printError } from '../src/terminal/output.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'app', description: "Run the current phase's app.ts against the lab database" },
  run: () =>
    withLab(readEnvironment(), course, async (lab) => {
      const lesson = requireLesson(course, await lab.phase())
      await ensureClients([lesson], () => printError('Generating its Prisma client'))
      const { runApp } = await import(`../lessons/${lesson.slug}/app.ts`)
      print(`lessons/${lesson.slug}/app.ts`)
      await runApp(lab.url, print)
    }),
})

await runCommand(command)
