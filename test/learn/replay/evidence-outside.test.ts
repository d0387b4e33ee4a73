import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migration, withLast } from '../support/change-project.ts'
import { evidenceOf, solutionOf } from '../support/check-project.ts'

/** What changed outside `users` when these migrations ran; each item is a migration of its own. */
async function outsideOf(...scripts: string[]): Promise<readonly string[]> {
  const migrations = scripts.map((sql, index) => migration(`2027010100000${index}_own`, sql))
  const { up } = await evidenceOf(2, withLast(await solutionOf(2), migrations))
  if (up.status !== 'applied') throw new Error(JSON.stringify(up))
  return up.outside
}

const cases: [sql: string, outside: string[]][] = [
  ['CREATE ROLE mallory SUPERUSER', ['role mallory was created']],
  ["ALTER ROLE postgres SET work_mem = '1GB'", ['setting work_mem of role postgres was set']],
  ['ALTER ROLE postgres NOINHERIT', ['role postgres was changed']],
  ['CREATE SCHEMA elsewhere', ['schema elsewhere was created']],
  ['DROP TABLE _prisma_migrations', ['table _prisma_migrations was dropped']],
  ['DELETE FROM _prisma_migrations', ['rows of table _prisma_migrations were changed']],
  ['ALTER TABLE _prisma_migrations ADD x int', ['table _prisma_migrations was changed']],
  ['DROP SCHEMA lab CASCADE', ['schema lab was dropped', 'table lab.owner was dropped']],
  ['CREATE TABLE mine (id serial)', ['sequence mine_id_seq was created', 'table mine was created']],
  ["CREATE TYPE mood AS ENUM ('good')", ['type mood was created']],
  ['CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$', ['function f() was created']],
  ["SELECT lo_from_bytea(7, 'x')", ['large object 7 was created']],
  ["ALTER SYSTEM SET work_mem = '1GB'", ['setting work_mem of the server was set']],
  ['CREATE DATABASE other', ['database other was created']],
  [
    "ALTER DATABASE postgres SET work_mem = '1GB'",
    ['setting work_mem of database postgres was set'],
  ],
  ["CREATE TABLESPACE disk LOCATION '/tmp'", ['tablespace disk was created']],
]
test.each(cases)('%s', async (sql, outside) => {
  expect(await outsideOf(sql)).toEqual(outside)
})

const within = [
  'ALTER TABLE users ADD email text UNIQUE, ADD bio text',
  'CREATE INDEX users_name_idx ON users (name)',
  'CREATE VIEW names AS SELECT name FROM users',
  'ALTER TABLE users ALTER id DROP DEFAULT; DROP SEQUENCE users_id_seq',
  'CREATE EXTENSION vector',
  'CREATE TABLE copy AS TABLE users; DROP TABLE users; ALTER TABLE copy RENAME TO users',
  'CREATE TABLE aside (); DROP TABLE aside',
]
test.each(within)('nothing outside: %s', async (sql) => {
  expect(await outsideOf(sql)).toEqual([])
})

const leak = join(tmpdir(), 'lab-leak')

test.each([
  `SELECT lo_export(lo_from_bytea(0, 'abc'), '${leak}')`,
  `SELECT pg_read_file('${import.meta.filename}')`,
  `COPY users FROM '${import.meta.filename}'`,
])('no file of this machine is in reach: %s', async (sql) => {
  const { up } = await evidenceOf(2, withLast(await solutionOf(2), [migration('2027_own', sql)]))
  expect(up).toMatchObject({ status: 'failed' })
  expect(existsSync(leak)).toBe(false)
})

test('a file that PostgreSQL writes is in its own memory alone', async () => {
  await outsideOf(`COPY users TO '/tmp/lab-leak'; COPY users (name) TO '${leak}'`).catch(() => {})
  expect([existsSync('/tmp/lab-leak'), existsSync(leak)]).toEqual([false, false])
})
