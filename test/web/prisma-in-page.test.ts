import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { openPGlite } from '../../src/database/pglite-database.ts'
import { readEngineModule } from '../../src/engine/engine-module.node.ts'
import { readReference } from '../../src/learn/read-project.node.ts'
import { DRAFT_WARNING } from '../../web/views/mistake/draft-warning.ts'
import { draftForProject } from '../../web/worker/draft-for-project.ts'
import { validateSchema } from '../../web/worker/validate-schema.ts'
import { readTestTemplate } from '../support/backends.ts'

const tools = {
  engineModule: readEngineModule,
  openScratch: async () => openPGlite({ template: await readTestTemplate() }),
}

/** The reference history before a phase, and the phase's schema. */
async function before(phase: number) {
  const { schema = '', migrations } = await readReference(course, phase)
  const history = { migrations: migrations.slice(0, phase - 1), lockfile: null }
  return { schema, migrations, history }
}

test('the draft of the rename is what migrate dev writes, warnings included', async () => {
  const { history, schema } = await before(3)
  const lockfile = 'provider = "postgresql"\n'
  const { folder, sql } = await draftForProject(tools, { ...history, lockfile }, schema, 'rename')
  expect(folder).toMatch(/^\d{14}_rename$/)
  expect(sql).toMatchInlineSnapshot(`
    "/*
      Warnings:

      - You are about to drop the column \`name\` on the \`users\` table. All the data in the column will be lost.
      - Added the required column \`full_name\` to the \`users\` table without a default value. This is not possible if the table is not empty.

    */
    -- AlterTable
    ALTER TABLE "users" DROP COLUMN "name",
    ADD COLUMN     "full_name" TEXT NOT NULL;
    "
  `)
})

test('the draft for an optional field warns as the page says that it does', async () => {
  const { history, schema } = await before(3)
  const lockfile = 'provider = "postgresql"\n'
  const optional = schema.replace(/^(\s+fullName\s+String)(?=\s)/m, '$1?')
  expect(optional).not.toBe(schema)
  const { sql } = await draftForProject(tools, { ...history, lockfile }, optional, 'rename')
  expect(sql).toContain(`  - ${DRAFT_WARNING}\n`)
})

test('there is nothing to draft where the history leads to the schema', async () => {
  const { schema, migrations } = await before(4)
  const history = { migrations, lockfile: 'provider = "postgresql"\n' }
  expect((await draftForProject(tools, history, schema, 'nothing')).sql).toBe('')
})

test('a schema or a history that is broken is a Problem', async () => {
  const { history, schema } = await before(2)
  const lockfile = 'provider = "postgresql"\n'
  const broken = history.migrations.map((migration) => ({ ...migration, up: 'CREATE TABL' }))
  await expect(
    draftForProject(tools, { migrations: broken, lockfile }, schema, 'x'),
  ).rejects.toMatchObject({ code: 'HISTORY_BROKEN' })
  await expect(
    draftForProject(tools, { ...history, lockfile }, `${schema}\nmodel A {}`, 'x'),
  ).rejects.toMatchObject({ code: 'SCHEMA_INVALID' })
})

const HEAD = 'datasource db {\n  provider = "postgresql"\n}\n'

test.each([
  ['a schema without a mistake', `${HEAD}model A {\n  id Int @id\n}`, []],
  [
    'a field without a type',
    `${HEAD}model A {\n  id Int @id\n  c\n}`,
    [
      {
        message: 'This field declaration is invalid. It is either missing a name or a type.',
        line: 6,
      },
    ],
  ],
  [
    'no key',
    `${HEAD}model A {\n  id Int\n}`,
    [{ message: expect.stringContaining('unique criteria'), line: 4 }],
  ],
  ['an empty file', '', [{ message: 'There is no datasource in the schema.', line: undefined }]],
])('the validator on %s', async (_, schema, problems) => {
  expect(await validateSchema(readEngineModule, schema)).toEqual(problems)
})
