import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { offlineSql } from '../src/course/offline-sql.ts'
import { readEnvironment } from '../src/environment.ts'
import { readProject } from '../src/lab.node.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const command = defineCommand({
  meta: { name: 'sql', description: 'The move as a script for psql -1 -f -; reads no database' },
  args: {
    from: { type: 'positional', required: true, description: 'base, 1 to 4, head, or a migration' },
    to: {
      type: 'positional',
      required: true,
      description: 'the same, or next, previous, +N, -N from there',
    },
    json: { type: 'boolean', description: 'Print from, to and script as one JSON document' },
  },
  run: async ({ args }) => {
    const project = await readProject(course, readEnvironment())
    const { from, to, script } = await offlineSql(project, args.from, args.to)
    if (args.json) printJson({ from, to, script })
    else print(script)
  },
})

await runCommand(command)
