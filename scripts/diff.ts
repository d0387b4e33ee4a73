import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { diffPhases, requireParts } from '../src/course/diff.ts'
import { readSchemas } from '../src/course/diff-schemas.node.ts'
import { type Environment, readEnvironment } from '../src/environment.ts'
import { requireHtmlName } from '../src/html/require-html-name.ts'
import { readProject, withLab } from '../src/lab.node.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderPhaseDiff } from '../src/terminal/render-phase-diff.ts'
import { runCommand } from '../src/terminal/run-command.ts'

const SIDE = 'base, 1 to 4, head, the name of a migration or lesson, or database'

const command = defineCommand({
  meta: {
    name: 'diff',
    description: 'What changed between two phases: schema, SQL, catalog, rows',
  },
  args: {
    from: { type: 'positional', required: true, description: SIDE },
    to: { type: 'positional', required: true, description: SIDE },
    only: { type: 'string', valueHint: 'PART', description: 'schema, sql, catalog or rows' },
    html: { type: 'string', valueHint: 'FILE', description: 'Write one self-contained HTML page' },
    json: { type: 'boolean', description: 'Print the diff as one JSON document' },
  },
  run: async ({ args }) => {
    const environment = readEnvironment()
    const file = args.html === undefined ? undefined : requireHtmlName(args.html)
    const diff = await readDiff(environment, args.from, args.to, args.only)
    // Preact and the grammars are for the page alone.
    if (file) await (await import('../src/html/write-page.node.ts')).writePage(file, diff)
    if (args.json) printJson(diff)
    else print(file ? `Written: ${file}` : renderPhaseDiff(diff, openPage(environment)))
  },
})

/** The lab database is opened when it is one of the sides, and only then. */
async function readDiff(environment: Environment, from: string, to: string, only?: string) {
  const parts = requireParts(only)
  const schemas = await readSchemas(course)
  if ([from, to].includes('database'))
    return withLab(environment, course, (lab) => lab.diff(from, to, schemas, parts))
  return diffPhases({ ...(await readProject(course, environment)), schemas }, from, to, parts)
}

await runCommand(command)
