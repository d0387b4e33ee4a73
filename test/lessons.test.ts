import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { course } from '../lessons/course.ts'
import type { Lesson } from '../src/course/lesson.ts'
import { readEngineModule } from '../src/engine/engine-module.node.ts'
import { withSchemaEngine } from '../src/engine/schema-engine.ts'
import { applyMigrations } from '../src/history/apply.ts'
import { readCatalog } from '../src/history/catalog.ts'
import { compareCatalogs } from '../src/history/drift.ts'
import { readHistory } from '../src/history/read-history.node.ts'
import { projectPath } from '../src/project.node.ts'
import { backends, withEmptyDatabase } from './support/backends.ts'

const { lessons } = course
const cases = backends.flatMap((backend) =>
  lessons.map((lesson) => [backend, lesson.slug, lesson] as const),
)
const list = (folder: string) => readdirSync(projectPath(folder)).sort()
const read = (file: string) => readFileSync(projectPath(file), 'utf8')
const readSchema = ({ slug }: Lesson) => read(`lessons/${slug}/schema.prisma`)
const readSql = ({ migration }: Lesson, file: string) =>
  read(`prisma/migrations/${migration}/${file}`)
const names = lessons.map(({ migration }) => migration)

test('the course lists the lesson folders in their order, and nothing else lies beside them', () => {
  expect(list('lessons')).toEqual([
    ...lessons.map(({ slug }) => slug),
    'README.md',
    'course.ts',
    'embeddings.bin',
    'people.ts',
  ])
  expect(lessons.map(({ phase }) => phase)).toEqual(lessons.map((_, index) => index + 1))
})

test.each(lessons.map((lesson) => [lesson.slug, lesson] as const))(
  'lesson %s is whole',
  (slug, { files, summary }) => {
    expect(summary).toMatch(/^[A-Z].*\.$/)
    const further = files.length > 0 ? ['solution', 'starter'] : []
    expect(list(`lessons/${slug}`)).toEqual([
      'README.md',
      'app.ts',
      'lesson.ts',
      'schema.prisma',
      ...further,
      'tasks.ts',
    ])
    for (const folder of further) {
      expect(list(`lessons/${slug}/${folder}`)).toEqual([...files].sort())
    }
  },
)

test('the migrations are those of the lessons, in their order', () => {
  expect(list('prisma/migrations')).toEqual([...names, 'migration_lock.toml'])
})

test.each(names)('migration %s goes up and down', (migration) => {
  expect(list(`prisma/migrations/${migration}`)).toEqual(['down.sql', 'migration.sql'])
})

test.each(cases)('%s: the migrations up to %s lead to its schema', async (backend, _, lesson) => {
  const history = await readHistory(projectPath('prisma/migrations'), names)
  const module = await readEngineModule()
  const files = [{ path: 'schema.prisma', content: readSchema(lesson) }]
  const drift = await withEmptyDatabase(backend, async (database) => {
    await applyMigrations(database, module, history, lesson.phase)
    return withSchemaEngine({ module, database }, (engine) =>
      engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: '.' },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: true,
        filters: { externalTables: [], externalEnums: [] },
      }),
    )
  })
  expect(drift).toEqual({ exitCode: 0, stdout: '-- This is an empty migration.\n' })
})

test('the head schema is that of the last lesson, but for where its client goes', () => {
  const withoutOutput = (schema: string) => schema.replace(/^ *output .*$/m, '')
  const last = lessons.at(-1) as Lesson
  expect(withoutOutput(read('prisma/schema.prisma'))).toBe(withoutOutput(readSchema(last)))
})

test.each(cases)('%s: the down.sql of %s undoes its migration.sql', async (backend, _, lesson) => {
  await withEmptyDatabase(backend, async (database) => {
    for (const earlier of lessons.slice(0, lesson.phase - 1)) {
      await database.execute(readSql(earlier, 'migration.sql'))
    }
    const before = await readCatalog(database)
    await database.execute(readSql(lesson, 'migration.sql'))
    expect(compareCatalogs(before, await readCatalog(database))).not.toEqual([])
    await database.execute(readSql(lesson, 'down.sql'))
    expect(compareCatalogs(before, await readCatalog(database))).toEqual([])
  })
})

test.each(backends)('%s: rolling back the last phase keeps the extension', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    for (const lesson of lessons) await database.execute(readSql(lesson, 'migration.sql'))
    await database.execute(readSql(lessons.at(-1) as Lesson, 'down.sql'))
    expect(
      await database.query("SELECT extname FROM pg_extension WHERE extname = 'vector'"),
    ).toEqual([{ extname: 'vector' }])
  })
})
