import { expect, test } from 'vitest'
import type { FileEvidence } from '../../../src/learn/evidence.ts'
import { evidenceOf, solutionOf } from '../support/check-project.ts'

/** What a further file of lesson 4 did; the other one is the solution's. */
async function fileOf(name: string, sql: string | undefined): Promise<FileEvidence | undefined> {
  const { [name]: _, ...others } = (await solutionOf(4)).files
  const files = sql === undefined ? others : { ...others, [name]: sql }
  return (await evidenceOf(4, { ...(await solutionOf(4)), files })).files[name]
}

async function ranOf(name: string, sql: string) {
  const file = await fileOf(name, sql)
  if (file?.status !== 'ran') throw new Error(JSON.stringify(file))
  return file
}

const FILL =
  'UPDATE users SET embedding = e.embedding::vector FROM lab.encoding AS e WHERE e.bio = users.bio'

test('a file that is not there, and one without a statement', async () => {
  expect(await fileOf('backfill.sql', undefined)).toEqual({ status: 'missing' })
  expect(await fileOf('backfill.sql', '-- Your turn.\n')).toEqual({ status: 'empty' })
})

test('a script that fails is told with the statement and the line of the file', async () => {
  expect(await fileOf('backfill.sql', '-- é\nSELECT 1;\nUPDATE people SET x = 1;\n')).toEqual({
    status: 'failed',
    failure: {
      file: 'backfill.sql',
      message: 'relation "people" does not exist',
      code: '42P01',
      detail: undefined,
      hint: undefined,
      excerpt: '3 | UPDATE people SET x = 1;\n           ^',
      statement: 2,
      statements: 2,
    },
  })
})

test.each([
  `BEGIN; ${FILL} AND users.id <= 50; COMMIT; BEGIN; ${FILL} AND users.id > 50; COMMIT; VACUUM users`,
  `WITH e AS (SELECT * FROM lab.encoding) UPDATE users SET embedding = e.embedding::vector FROM e WHERE e.bio = users.bio`,
  `DO $$ BEGIN FOR i IN 0..9 LOOP ${FILL} AND users.id % 10 = i; COMMIT; END LOOP; END $$`,
])('a script may be written in many ways, and may commit as it goes: %s', async (sql) => {
  const { proof, outside } = await ranOf('backfill.sql', sql)
  expect([proof.survived, outside]).toEqual([true, []])
})

test('a transaction that is left open is rolled back', async () => {
  const { proof } = await ranOf('backfill.sql', `BEGIN; ${FILL}`)
  expect(proof.fields.at(-1)).toMatchObject({ field: 'embedding', preserved: 0, lost: 100 })
})

test('each value is compared: the embedding with the encoder, the others as they were', async () => {
  const { proof, outside } = await ranOf(
    'backfill.sql',
    `${FILL} AND users.id <= 40; UPDATE users SET email = NULL WHERE id = 1; DELETE FROM users WHERE id = 2;
     INSERT INTO users (id, full_name) VALUES (101, 'Mallory'); CREATE TABLE left_behind ();`,
  )
  const fields = proof.fields.map(({ field, preserved, lost }) => [field, preserved, lost])
  expect(fields).toEqual([
    ['name', 99, 1],
    ['email', 98, 2],
    ['bio', 99, 1],
    ['settings', 99, 1],
    ['embedding', 39, 61],
  ])
  expect(outside).toEqual([
    'row 2 of users was deleted',
    'row 101 of users was added',
    'table left_behind was created',
  ])
})

test('a query is given with its rows, its plan, and the rows that were wanted', async () => {
  const { rows, plan, answer, wanted } = await ranOf(
    'query.sql',
    'SELECT id FROM users ORDER BY id LIMIT 3;',
  )
  expect({ rows, plan, answer, wanted }).toEqual({
    rows: 3,
    plan: 'Limit\n  ->  Index Only Scan using users_pkey on users',
    answer: ['1', '2', '3'],
    wanted: ['10', '51', '29', '48', '79'],
  })
})

test('no migration can read what the backfill reads', async () => {
  const solution = await solutionOf(4)
  const [last] = solution.migrations.slice(-1)
  if (!last) throw new Error('no migration')
  const migrations = [...solution.migrations.slice(0, -1), { ...last, up: `${last.up}${FILL};` }]
  const { up } = await evidenceOf(4, { ...solution, migrations })
  expect(up).toMatchObject({ status: 'failed', failure: { code: '42P01' } })
})
