import { readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { type DraftRequest, draft } from '../../src/course/draft.ts'
import type { DraftTools } from '../../src/history/draft-migration.ts'
import { requireRenames } from '../../src/history/draft-rename.ts'
import { checksumOf } from '../../src/history/migration.ts'
import { readProject } from '../../src/lab.node.ts'
import { openLab } from '../../src/lab.ts'
import { projectPath } from '../../src/project.node.ts'
import { backends, testSettings } from '../support/backends.ts'
import { withSql, withTestLab } from '../support/lab.ts'

let project: DraftTools
beforeAll(async () => {
  project = await readProject(course, testSettings)
})

const schemaOf = (file: string) => readFile(projectPath(file), 'utf8')
const THIRD = 'lessons/03-safe-rename/schema.prisma'
const HEAD = 'prisma/schema.prisma'

/** The draft from the first `count` migrations to a schema. */
async function draftFrom(count: number, schema: string, request: Partial<DraftRequest> = {}) {
  const migrations = project.history.migrations.slice(0, count)
  const tools = { ...project, history: { ...project.history, migrations } }
  const now = new Date('2026-03-01T10:20:30Z')
  const rest = { name: 'change', renames: [], now, database: undefined, ...request }
  return draft(tools, { schema, ...rest })
}

test.each(backends)(
  '%s: a rename is drafted as Prisma does, with what it would lose, and that it may be one',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('2')
      const report = await draftFrom(2, await schemaOf(THIRD), { database })
      expect(report?.up).toMatchInlineSnapshot(`
        "/*
          Warnings:

          - drops column users.name with every value: lost.
          - adds users.full_name, required and without a default: refused on a table with rows.
        */

        -- AlterTable
        ALTER TABLE "users" DROP COLUMN "name",
        ADD COLUMN     "full_name" TEXT NOT NULL;
        "
      `)
      expect(report?.down).toMatchInlineSnapshot(`
        "-- Lost: every value of users.full_name.
        -- Refused on a table with rows: adds users.name, required and without a default.

        -- AlterTable
        ALTER TABLE "users" DROP COLUMN "full_name",
        ADD COLUMN     "name" TEXT NOT NULL;
        "
      `)
      expect(report).toMatchObject({
        folder: '20260301102030_change',
        counted: true,
        candidates: [{ table: 'users', from: 'name', to: 'full_name' }],
        trial: { result: 'exact' },
      })
      expect(
        report?.losses.map(({ subject, effect, values }) => [subject, effect, values]),
      ).toEqual([
        ['users.name', 'lost', 100],
        ['users.full_name', 'refused', 100],
      ])
    })
  },
)

test.each(backends)('%s: --rename drafts files that keep every value', async (backend) => {
  const renames = requireRenames('users.name=full_name')
  const report = await draftFrom(2, await schemaOf(THIRD), { renames })
  expect(report?.up).toMatchInlineSnapshot(`
    "-- A rename. Prisma can't tell one from a removal and an addition, and drafted:
    --
    --    -- AlterTable
    --    ALTER TABLE "users" DROP COLUMN "name",
    --    ADD COLUMN     "full_name" TEXT NOT NULL;
    --
    -- That loses every value. This changes the catalog and touches no row:
    ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";
    "
  `)
  expect(report?.down).toMatchInlineSnapshot(`
    "-- Lost: nothing.

    ALTER TABLE "users" RENAME COLUMN "full_name" TO "name";
    "
  `)
  expect(report).toMatchObject({ losses: [], candidates: [], trial: { result: 'exact' } })
  await withTestLab(backend, async ({ context }) => {
    const { folder: name = '', up = '', down = '' } = report ?? {}
    const drafted = { name, up, down, checksum: await checksumOf(up) }
    const migrations = [...context.history.migrations.slice(0, 2), drafted]
    const lessons = context.seed.course.lessons.map((lesson) =>
      lesson.phase === 3 ? { ...lesson, migration: name } : lesson,
    )
    const seed = { ...context.seed, course: { ...context.seed.course, lessons } }
    const lab = openLab({ ...context, seed, history: { ...context.history, migrations } })
    for (const target of ['3', '2']) {
      const { steps } = await lab.moveTo(target)
      expect(steps.every(({ committed }) => committed)).toBe(true)
    }
  })
})

test.each(backends)('%s: a vector gets its extension, and its index is HNSW', async (backend) => {
  const report = await draftFrom(3, await schemaOf(HEAD))
  expect(report?.up).toMatchInlineSnapshot(`
    "-- Not drafted: Prisma doesn't know which extension a vector needs.
    CREATE EXTENSION IF NOT EXISTS vector;

    -- AlterTable
    ALTER TABLE "users" ADD COLUMN     "embedding" vector(512),
    ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}';

    -- CreateIndex
    --
    --    CREATE INDEX "users_embedding_idx" ON "users"("embedding");
    --
    -- Not as drafted: a btree serves no search by distance. HNSW, by cosine distance.
    CREATE INDEX "users_embedding_idx"
      ON "users" USING hnsw ("embedding" vector_cosine_ops);
    "
  `)
  expect(report).toMatchObject({ losses: [], trial: { result: 'exact' } })
  await withTestLab(backend, async ({ context }) => {
    const lab = openLab(withSql(context, 4, { up: report?.up ?? '' }))
    const { steps } = await lab.moveTo('4')
    expect(steps.at(-1)?.committed).toBe(true)
    const [index] = await context.database.query(
      "SELECT indexdef FROM pg_indexes WHERE indexname = 'users_embedding_idx'",
    )
    expect(index).toEqual({
      indexdef:
        'CREATE INDEX users_embedding_idx ON public.users USING hnsw (embedding vector_cosine_ops)',
    })
  })
})

test('an index that the schema does not name is told of, and the way back makes it as it was', async () => {
  const schema = (await schemaOf(HEAD)).replace(/.*@@index.*\n/, '')
  const report = await draftFrom(4, schema)
  expect(report?.up).toBe('-- DropIndex\nDROP INDEX "users_embedding_idx";\n')
  expect(report?.down).toMatchInlineSnapshot(`
    "-- Lost: nothing.

    -- CreateIndex
    CREATE INDEX users_embedding_idx ON users USING hnsw (embedding vector_cosine_ops);
    "
  `)
  expect(report?.unknownIndexes).toMatchObject([
    {
      name: 'users_embedding_idx',
      method: 'hnsw',
      keep: '@@index([embedding], map: "users_embedding_idx")',
    },
  ])
  expect(report?.trial).toEqual({ result: 'exact' })
})

test('a history that leads to the schema leaves nothing to draft', async () => {
  expect(await draftFrom(4, await schemaOf(HEAD))).toBeUndefined()
})

test('a folder sorts after the last migration, whatever the clock says', async () => {
  const now = new Date('2020-01-01T00:00:00Z')
  const report = await draftFrom(2, await schemaOf(THIRD), { now })
  expect(report?.folder).toBe('20260101000201_change')
})

test('what changes a column in place is counted in the rows that stand in its way', async () => {
  const schema = (await schemaOf(THIRD))
    .replace('bio      String?', 'bio      String @db.VarChar(20)')
    .replace('fullName String  @map', 'fullName String @unique @map')
  await withTestLab('pglite', async ({ lab, context: { database } }) => {
    await lab.moveTo('3')
    await database.execute(`UPDATE users SET bio = NULL WHERE id < 8;
      UPDATE users SET bio = 'short' WHERE id > 50; UPDATE users SET full_name = 'Same' WHERE id < 4`)
    const report = await draftFrom(3, schema, { database })
    expect(report?.losses.map(({ message, effect, values }) => [message, effect, values])).toEqual([
      ['makes users.bio required', 'refused', 7],
      ['shortens users.bio to VARCHAR(20)', 'refused', 43],
      ['makes full_name of users unique', 'refused', 3],
    ])
  })
})

const refused = [
  { title: 'a name with a space', request: { name: 'drop it' }, code: 'DRAFT_NAME_INVALID' },
  { title: 'a name with a path', request: { name: '../x' }, code: 'DRAFT_NAME_INVALID' },
  { title: 'no name', request: { name: '' }, code: 'DRAFT_NAME_INVALID' },
  {
    title: 'a rename of what is not dropped',
    request: { renames: [{ table: 'users', from: 'bio', to: 'full_name' }] },
    code: 'RENAME_UNKNOWN',
  },
  { title: 'no schema', request: { schema: 'model {' }, code: 'SCHEMA_INVALID' },
]
test.each(refused)('$title is the Problem $code', async ({ request, code }) => {
  const drafting = draftFrom(2, await schemaOf(THIRD), request)
  await expect(drafting).rejects.toMatchObject({ code })
})

test.each(['name=full_name', 'users.name', 'a.b.c=d', ''])('"%s" says no rename', (text) => {
  expect(() => requireRenames(text)).toThrow(expect.objectContaining({ code: 'RENAME_MALFORMED' }))
})
