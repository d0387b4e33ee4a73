import { pathToFileURL } from 'node:url'
import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { ensureClients } from '../src/course/clients.node.ts'
import { requireLesson } from '../src/course/require-lesson.ts'
import { onAnyTable } from '../src/course/step-failure.ts'
import { readEnvironment } from '../src/environment.ts'
import { withLab } from '../src/lab.node.ts'
import { projectPath } from '../src/project.node.ts'
import { print, printError, printJson } from '../src/terminal/output.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'app', description: "Run the current phase's app.ts against the lab database" },
  args: { json: { type: 'boolean', description: 'Print what the app said as one JSON document' } },
  run: ({ args }) =>
    withLab(readEnvironment(), course, async (lab) => {
      const lesson = requireLesson(course, await lab.phase())
      await ensureClients([lesson], () => printError('Generating its Prisma client'))
      const file = `lessons/${lesson.slug}/app.ts`
      const { runApp } = await importTypeScript(projectPath(file))
      const lines: string[] = []
      if (!args.json) print(file)
      const tell = args.json ? (line: string) => void lines.push(line) : print
      await onAnyTable(`at phase ${lesson.phase}`, () => runApp(lab.url, tell))
      if (args.json) printJson({ phase: lesson.phase, file, lines })
    }),
})

// The app runs from its own file, with the client that has just been made.
async function importTypeScript(file: string) {
  const { register } = await import('tsx/esm/api')
  register()
  return import(pathToFileURL(file).href)
}

await runCommand(command)
