import { defineCommand } from 'citty'
import { course } from '../lessons/course.ts'
import { draft, requireDraftName } from '../src/course/draft.ts'
import { withLabDatabaseIfAny } from '../src/course/draft-database.node.ts'
import { readSchemaFile, writeDraft } from '../src/course/draft-folder.node.ts'
import { ownNames } from '../src/course/line.ts'
import { readEnvironment } from '../src/environment.ts'
import { requireRenames } from '../src/history/draft-rename.ts'
import { readProject } from '../src/lab.node.ts'
import { print, printJson } from '../src/terminal/output.ts'
import { openPage } from '../src/terminal/page.ts'
import { renderDraft, renderNoDraft } from '../src/terminal/render-draft.ts'
import { runCommand } from '../src/terminal/run-command.ts'
import { valuesOf } from '../src/terminal/values-of.ts'

const command = defineCommand({
  meta: { name: 'draft', description: 'Draft a migration and its rollback; runs nothing' },
  args: {
    name: { type: 'string', valueHint: 'NAME', description: 'What it does' },
    schema: { type: 'string', valueHint: 'FILE', description: 'Towards it (prisma/schema.prisma)' },
    rename: { type: 'string', valueHint: 'users.name=full_name', description: 'May be repeated' },
    json: { type: 'boolean', description: 'Print the draft as one JSON document' },
  },
  run: async ({ args, rawArgs }) => {
    const environment = readEnvironment()
    requireDraftName(args.name ?? '')
    const renames = valuesOf('rename', rawArgs).flatMap(requireRenames)
    const schema = await readSchemaFile(args.schema)
    const tools = await readProject(course, environment, [])
    const report = await withLabDatabaseIfAny(environment, (database) =>
      draft(tools, { name: args.name ?? '', schema, renames, now: new Date(), database }),
    )
    if (report) await writeDraft(report)
    if (args.json) printJson({ draft: report ?? null })
    else if (report) print(renderDraft(report, args.schema, openPage(environment)))
    else print(renderNoDraft(ownNames(tools)))
  },
})

await runCommand(command)
