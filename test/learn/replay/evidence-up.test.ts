import { expect, test } from 'vitest'
import type { UpEvidence } from '../../../src/learn/evidence.ts'
import { migration, withLast, withSql } from '../support/change-project.ts'
import { evidenceOf, solutionOf } from '../support/check-project.ts'

/** The way up of a phase with other SQL in its migration. */
async function upOf(phase: number, up: string): Promise<UpEvidence> {
  return (await evidenceOf(phase, withSql(await solutionOf(phase), { up }))).up
}

async function appliedOf(phase: number, sql: string) {
  const up = await upOf(phase, sql)
  if (up.status !== 'applied') throw new Error(JSON.stringify(up))
  return up
}

const FILE = '20260101000200_add_email_and_bio/migration.sql'

test('a syntax error is told with its line, a caret and its statement', async () => {
  const up = await upOf(2, 'SELECT 1;\n-- é 🙂\nALTER TABLE "users" AD COLUMN "bio" TEXT;\n')
  expect(up).toMatchObject({ status: 'failed', extensionsAfter: [], brought: {} })
  if (up.status !== 'failed') return
  const { excerpt, ...failure } = up.failure
  expect(excerpt).toMatchInlineSnapshot(`
    "3 | ALTER TABLE "users" AD COLUMN "bio" TEXT;
                            ^"
  `)
  expect(failure).toEqual({
    file: FILE,
    message: 'syntax error at or near "AD"',
    code: '42601',
    detail: undefined,
    hint: undefined,
    statement: 2,
    statements: 2,
  })
})

test('where PostgreSQL names no place, the statement is found by running them one by one', async () => {
  const up = await upOf(
    2,
    `ALTER TABLE users ADD COLUMN bio text, ADD COLUMN email text;
     UPDATE users SET email = 'someone@example.com';
     CREATE UNIQUE INDEX users_email_key ON users (email); -- the third
     SELECT ';';`,
  )
  expect(up).toEqual({
    status: 'failed',
    failure: {
      file: FILE,
      message: 'could not create unique index "users_email_key"',
      code: '23505',
      detail: 'Key (email)=(someone@example.com) is duplicated.',
      hint: undefined,
      excerpt: undefined,
      statement: 3,
      statements: 4,
    },
    extensionsAfter: [],
    brought: {
      email: { filled: 100, distinct: 1, least: 'someone@example.com' },
      bio: { filled: 0, distinct: 0, least: null },
    },
  })
})

test('a failed migration says which extensions would have come after it', async () => {
  const up = await upOf(
    4,
    `ALTER TABLE users ADD COLUMN embedding vector(512);
     SELECT nonsense; CREATE EXTENSION IF NOT EXISTS vector;`,
  )
  expect(up).toMatchObject({ status: 'failed', extensionsAfter: ['vector'] })
})

test('a later migration counts as well', async () => {
  const project = withLast(await solutionOf(4), [
    migration('20270101000000_column', 'ALTER TABLE users ADD COLUMN embedding vector(512)'),
    migration('20270101000001_extension', 'CREATE EXTENSION vector'),
  ])
  expect((await evidenceOf(4, project)).up).toMatchObject({
    status: 'failed',
    failure: { file: '20270101000000_column/migration.sql', statement: 1, statements: 1 },
    extensionsAfter: ['vector'],
  })
})

test.each([
  ['transaction', 'BEGIN; ALTER TABLE users ADD COLUMN bio text; COMMIT;'],
  ['concurrently', 'SELECT 1; CREATE INDEX CONCURRENTLY users_name_idx ON users (name)'],
  ['concurrently', 'SELECT 1; VACUUM users'],
  ['not text', 'SELECT 1;\0'],
])('%s: %s is refused', async (reason, sql) => {
  expect(await upOf(2, sql)).toEqual({ status: 'refused', file: FILE, reason })
})

test('a CREATE INDEX CONCURRENTLY alone in its migration is applied', async () => {
  const project = withLast(await solutionOf(2), [
    migration('20270101000000_columns', 'ALTER TABLE users ADD email text, ADD bio text', ''),
    migration(
      '20270101000001_index',
      'CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email)',
      'DROP INDEX CONCURRENTLY users_email_key',
    ),
  ])
  const { up, down } = await evidenceOf(2, project)
  expect(up).toMatchObject({ status: 'applied', locks: { users: 'AccessExclusiveLock' } })
  // Its first down.sql is empty: the columns stay, and the way up can't run again.
  expect(down).toEqual({ status: 'empty', names: ['20270101000000_columns'] })
})

test('what is deferred to the commit is refused there, after the last statement', async () => {
  const up = await upOf(
    2,
    `ALTER TABLE users ADD bio text;
     ALTER TABLE users ADD CONSTRAINT users_bio_key UNIQUE (bio) DEFERRABLE INITIALLY DEFERRED;
     UPDATE users SET bio = 'the same';`,
  )
  expect(up).toMatchObject({
    status: 'failed',
    failure: { code: '23505', statement: 3, statements: 3 },
  })
})

test.each([
  ['ALTER TABLE users ADD email text, ADD bio text', 'AccessExclusiveLock', []],
  ["ALTER TABLE users ADD bio text NOT NULL DEFAULT ''", 'AccessExclusiveLock', []],
  ['ALTER TABLE users ALTER name TYPE varchar(1000)', 'AccessExclusiveLock', ['users']],
  ['ALTER TABLE users ALTER id TYPE bigint', 'AccessExclusiveLock', ['users']],
  ['CREATE INDEX users_name_idx ON users (name)', 'ShareLock', []],
  ["UPDATE users SET name = name || '!' WHERE false", 'RowExclusiveLock', []],
  ['SELECT count(*) FROM users', 'AccessShareLock', []],
])('%s takes %s and writes %j anew', async (sql, lock, rewritten) => {
  const up = await appliedOf(2, sql)
  expect([up.locks, up.rewritten]).toEqual([{ users: lock }, rewritten])
})

test('values that change are shown as they were and as they are', async () => {
  const up = await appliedOf(
    3,
    `ALTER TABLE users ADD full_name varchar(5); UPDATE users SET full_name = left(name, 5);
     ALTER TABLE users DROP name; DELETE FROM users WHERE id = 2; INSERT INTO users VALUES (101);`,
  )
  expect(up.proof.rows).toEqual({ expected: 100, found: 100 })
  expect(up.samples.filter(({ field }) => field === 'name')).toEqual([
    { field: 'name', row: 1, was: 'Ada Okonkwo', is: 'Ada O' },
    { field: 'name', row: 2, was: "Conor O'Brien", is: undefined },
    { field: 'name', row: 3, was: 'Zoë "Zed" Albrecht', is: 'Zoë "' },
  ])
  expect(up.proof.findings.filter(({ field }) => field === undefined)).toEqual([
    { kind: 'lost', row: 2, lastRow: 2 },
    { kind: 'added', row: 101, lastRow: 101 },
  ])
})

test('a column that is gone takes every value with it', async () => {
  const up = await appliedOf(3, 'ALTER TABLE users DROP name, ADD full_name text')
  expect(up.proof.fields[0]).toMatchObject({ field: 'name', preserved: 0, lost: 100 })
  expect(up.samples[0]).toEqual({ field: 'name', row: 1, was: 'Ada Okonkwo', is: null })
})

test('a table that is gone takes every row with it', async () => {
  const up = await appliedOf(3, 'DROP TABLE users')
  expect(up.proof).toMatchObject({ rows: { expected: 100, found: 0 }, survived: false })
  expect(up.samples[0]).toEqual({ field: 'name', row: 1, was: 'Ada Okonkwo', is: undefined })
})

test('a schema that is gone takes the table with it', async () => {
  const up = await appliedOf(3, 'DROP SCHEMA public CASCADE')
  expect(up.proof).toMatchObject({ rows: { expected: 100, found: 0 }, survived: false })
  expect(up.outside).toEqual(['schema public was dropped', 'table _prisma_migrations was dropped'])
})

test('a view over another table keeps every value, and nothing else is there', async () => {
  const up = await appliedOf(
    3,
    `ALTER TABLE users RENAME TO people; ALTER TABLE people RENAME name TO full_name;
     CREATE VIEW users AS SELECT * FROM people;`,
  )
  expect(up.proof.survived).toBe(true)
  expect([up.rewritten, up.outside]).toEqual([[], []])
})

test('a role or a search path that a file sets lasts no longer than the file', async () => {
  const sql = `CREATE ROLE mallory; SET ROLE mallory; SELECT set_config('search_path', '', false);
    RESET ROLE; ALTER TABLE public.users RENAME name TO full_name; DROP ROLE mallory; SET ROLE postgres;
    CREATE TEMP TABLE pg_class (oid int)`
  const up = await appliedOf(3, sql)
  expect(up.proof.survived).toBe(true)
  expect(up.outside).toEqual([])
})
