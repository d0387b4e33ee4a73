import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { course } from '../lessons/course.ts'
import type { Lesson } from '../src/course/lesson.ts'
import { readEngineModule } from '../src/engine/engine-module.node.ts'
import { withSchemaEngine } from '../src/engine/schema-engine.ts'
import { projectPath } from '../src/project.node.ts'
import { withEmptyDatabase } from './support/backends.ts'

const HEADINGS = [
  'What changes and why',
  'What to type',
  'What to look at',
  'What Prisma drafted',
  'What a person patched',
  'The same in Alembic',
  'In Prisma 8',
]

const lessons = course.lessons.map((lesson) => [lesson.slug, lesson] as const)
const read = (file: string) => readFileSync(projectPath(file), 'utf8')
const readReadme = (slug: string) => read(`lessons/${slug}/README.md`)
const readUp = ({ migration }: Lesson) => read(`prisma/migrations/${migration}/migration.sql`)
/** Prisma's draft of each lesson's migration, by slug. */
let drafts: Map<string, string>

beforeAll(async () => {
  drafts = new Map(
    await Promise.all(lessons.map(async ([slug]) => [slug, await draft(slug)] as const)),
  )
})

/** The SQL with which Prisma's engine gets from the lesson before to this one. */
async function draft(slug: string): Promise<string> {
  const place = lessons.findIndex(([name]) => name === slug)
  const schemaOf = (name: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content: read(`lessons/${name}/schema.prisma`) }],
  })
  const [before] = lessons[place - 1] ?? []
  const module = await readEngineModule()
  return withEmptyDatabase('pglite', (database) =>
    withSchemaEngine({ module, database }, async (engine) => {
      const { stdout } = await engine.diff({
        from: before ? schemaOf(before) : { tag: 'empty' },
        to: schemaOf(slug),
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      })
      // From nothing, `diff` makes the schema too; `migrate dev` doesn't.
      return (stdout ?? '').replace(/^-- CreateSchema\n.*\n\n/, '').trim()
    }),
  )
}

test.each(lessons)('lesson %s has every part, in order', (slug) => {
  const headings = [...readReadme(slug).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)
  expect(headings).toEqual(HEADINGS)
})

test.each(lessons)('lesson %s shows the draft that Prisma makes', (slug) => {
  const part = readReadme(slug).split('## What Prisma drafted')[1]?.split('\n## ')[0] ?? ''
  const shown = /```sql\n(?:\/\*.*?\*\/\n)?(.*?)\n```/s.exec(part)?.[1]
  expect(shown).toBe(drafts.get(slug))
})

test.each(lessons)('the migration of %s holds its draft, run or as a comment', (slug, lesson) => {
  const withoutDashes = (line: string) => line.replace(/^(-- *)+/, '').trim()
  const lines = readUp(lesson).split('\n').map(withoutDashes)
  const statements = (drafts.get(slug) ?? '').split('\n').filter((line) => !line.startsWith('--'))
  expect(statements.filter((line) => !lines.includes(line.trim()))).toEqual([])
})

test.each(lessons)('lesson %s names scripts, files and links that exist', (slug) => {
  const readme = readReadme(slug)
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const called = [...readme.matchAll(/npm (?:run )?(\w+)/g)].map(([, name]) => name ?? '')
  expect(called.filter((name) => !(name in scripts) && name !== 'install')).toEqual([])
  const links = [...readme.matchAll(/\]\((?!https:)([^)]+)\)/g)].map(([, link]) => link ?? '')
  const files = [...readme.matchAll(/(?:lessons|prisma)\/[\w./-]+\.\w+/g)].map(([file]) => file)
  const paths = [...links.map((link) => join('lessons', slug, link)), ...files]
  expect(paths.filter((path) => !existsSync(projectPath(path)))).toEqual([])
})
