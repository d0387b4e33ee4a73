import { expect, test } from 'vitest'
import type { DownEvidence } from '../../../src/learn/evidence.ts'
import { migration, withLast, withSql } from '../support/change-project.ts'
import { evidenceOf, solutionOf } from '../support/check-project.ts'

/** The way down of a phase with other SQL in its `down.sql`. */
async function downOf(phase: number, down: string | undefined, up?: string) {
  const project = withSql(await solutionOf(phase), { down, ...(up !== undefined && { up }) })
  return (await evidenceOf(phase, project)).down
}

async function appliedOf(phase: number, down: string, up?: string) {
  const evidence = await downOf(phase, down, up)
  if (evidence?.status !== 'applied') throw new Error(JSON.stringify(evidence))
  return evidence
}

const SECOND = '20260101000200_add_email_and_bio'

const stopped: [string, string | undefined, DownEvidence][] = [
  ['no file', undefined, { status: 'missing', names: [SECOND] }],
  ['comments only', '-- nothing\n/* to do */', { status: 'empty', names: [SECOND] }],
  [
    'COMMIT inside',
    'ALTER TABLE users DROP email, DROP bio; COMMIT',
    { status: 'refused', file: `${SECOND}/down.sql`, reason: 'transaction' },
  ],
  [
    'CONCURRENTLY beside others',
    'DROP INDEX CONCURRENTLY users_email_key; ALTER TABLE users DROP email, DROP bio',
    { status: 'refused', file: `${SECOND}/down.sql`, reason: 'concurrently' },
  ],
  [
    'what is dropped twice',
    'ALTER TABLE users DROP email, DROP bio;\nDROP INDEX users_email_key;',
    {
      status: 'failed',
      failure: {
        file: `${SECOND}/down.sql`,
        message: 'index "users_email_key" does not exist',
        code: '42704',
        detail: undefined,
        hint: undefined,
        excerpt: undefined,
        statement: 2,
        statements: 2,
      },
    },
  ],
]
test.each(stopped)('a down.sql with %s', async (_, down, evidence) => {
  expect(await downOf(2, down)).toEqual(evidence)
})

test('a way back that leaves something behind lets the way up not run again', async () => {
  const { again, proof } = await appliedOf(2, 'ALTER TABLE users DROP bio')
  expect([again, proof.survived]).toEqual([false, true])
})

test("Prisma's draft back for a rename loses every name", async () => {
  const { again, proof, samples } = await appliedOf(
    3,
    "ALTER TABLE users DROP COLUMN full_name, ADD COLUMN name text NOT NULL DEFAULT ''",
  )
  expect(again).toBe(false)
  expect(proof.fields[0]).toMatchObject({ field: 'name', preserved: 0, changed: 100 })
  expect(samples[0]).toEqual({ field: 'name', row: 1, was: 'Ada Okonkwo', is: '' })
})

test('what the way up lost is not blamed on the way down', async () => {
  const evidence = await evidenceOf(
    3,
    withSql(await solutionOf(3), {
      up: "ALTER TABLE users DROP name, ADD full_name text NOT NULL DEFAULT ''",
    }),
  )
  expect(evidence.up).toMatchObject({ status: 'applied', proof: { survived: false } })
  expect(evidence.down).toMatchObject({ status: 'applied', proof: { survived: true }, again: true })
})

test('the way down runs on a table that the seed has filled', async () => {
  const { proof } = await appliedOf(
    2,
    'DELETE FROM users WHERE email IS NOT NULL; ALTER TABLE users DROP email, DROP bio',
  )
  expect(proof.rows).toEqual({ expected: 100, found: 0 })
})

test('several migrations are taken back in the opposite order', async () => {
  const project = withLast(await solutionOf(2), [
    migration(
      '20270101000000_columns',
      'ALTER TABLE users ADD email text, ADD bio text',
      'ALTER TABLE users DROP email, DROP bio',
    ),
    migration(
      '20270101000001_index',
      'CREATE UNIQUE INDEX users_email_key ON users (email)',
      'DROP INDEX users_email_key',
    ),
  ])
  expect((await evidenceOf(2, project)).down).toMatchObject({ status: 'applied', again: true })
})

test('an index that comes and goes CONCURRENTLY, in a migration of its own', async () => {
  const project = withLast(await solutionOf(2), [
    migration(
      '20270101000000_columns',
      'ALTER TABLE users ADD email text, ADD bio text',
      'ALTER TABLE users DROP email, DROP bio',
    ),
    migration(
      '20270101000001_index',
      'CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email)',
      'DROP INDEX CONCURRENTLY users_email_key',
    ),
  ])
  expect((await evidenceOf(2, project)).down).toMatchObject({ status: 'applied', again: true })
})

test('a migration whose only thing is an extension that stays may have nothing to take back', async () => {
  const solution = await solutionOf(4)
  const last = solution.migrations.at(-1)
  const project = withLast(solution, [
    migration('20270101000000_extension', 'CREATE EXTENSION vector', '-- It stays.'),
    migration('20270101000001_columns', last?.up ?? '', last?.down),
  ])
  const { down } = await evidenceOf(4, project)
  // Not IF NOT EXISTS: the way up can't run again.
  expect(down).toMatchObject({ status: 'applied', again: false })
})

test('whatever the way down does, the further files find the table as the way up left it', async () => {
  const { down, files } = await evidenceOf(
    4,
    withSql(await solutionOf(4), { down: 'DROP TABLE users' }),
  )
  expect(down).toMatchObject({ status: 'applied', proof: { rows: { found: 0 } }, again: false })
  expect(files['backfill.sql']).toMatchObject({ status: 'ran', proof: { survived: true } })
})
