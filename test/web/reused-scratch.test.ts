import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { makeTemplate } from '../../web/build/make-template.node.ts'
import { gzip } from '../../web/storage/gzip.ts'
import type { Assets } from '../../web/worker/assets.ts'
import { ReusedScratch } from '../../web/worker/reused-scratch.ts'

const packageFolder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
const readPackage = (file: string) => readFile(join(packageFolder, file))

let assets: Assets
beforeAll(async () => {
  const pglite = await WebAssembly.compile(await readPackage('pglite.wasm'))
  assets = {
    pglite,
    engine: pglite,
    pgliteFiles: new Blob([await readPackage('pglite.data')]),
    template: await gzip(await makeTemplate()),
    embeddings: new Uint8Array(),
  }
})

/** Uses a scratch database, and says in which instance it was. */
async function use(scratch: ReusedScratch, ...scripts: string[]): Promise<string> {
  const database = await scratch.open()
  const started = await readOne(database, 'SELECT pg_postmaster_start_time()::text')
  for (const script of scripts) await database.execute(script).catch(() => {})
  await database.close()
  return started
}

async function readOne(database: Database, sql: string): Promise<string> {
  const { rows } = await database.queryRaw(sql, [])
  return String(rows[0]?.[0])
}

test('one instance serves one after the other, and nothing of what was there is left', async () => {
  const scratch = new ReusedScratch(assets)
  const first = await use(
    scratch,
    `CREATE SCHEMA lab; CREATE EXTENSION vector; CREATE TABLE lab.t (v vector(3));
     CREATE TYPE mood AS ENUM ('calm'); SET search_path TO lab; SET statement_timeout = 5;
     CREATE TEMP TABLE passing (id int); SELECT pg_advisory_lock(1)`,
    'BEGIN; CREATE TABLE unfinished (id int)',
  )
  const database = await scratch.open()
  expect(await readOne(database, 'SELECT pg_postmaster_start_time()::text')).toBe(first)
  const left = await readOne(
    database,
    `SELECT concat_ws(' ',
       (SELECT count(*) FROM pg_class WHERE relname IN ('t', 'passing', 'unfinished')),
       (SELECT count(*) FROM pg_extension WHERE extname = 'vector'),
       (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'),
       to_regtype('mood'), current_setting('search_path'), current_setting('statement_timeout'))`,
  )
  expect(left).toBe('0 0 0 public 0')
  await database.close()
})

test.each([
  ['a role', 'CREATE ROLE mallory'],
  ['a setting of the database', 'ALTER DATABASE postgres SET work_mem = 64'],
  ['a setting of the server', 'ALTER SYSTEM SET work_mem = 64'],
  ['a large object', 'SELECT lo_create(4711)'],
  [
    'an event trigger that forbids to drop anything',
    `CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
     CREATE EVENT TRIGGER no ON ddl_command_start WHEN TAG IN ('DROP SCHEMA') EXECUTE FUNCTION no()`,
  ],
])('%s, which can’t be emptied, ends with its instance', async (_, script) => {
  const scratch = new ReusedScratch(assets)
  const first = await use(scratch, script)
  expect(await use(scratch)).not.toBe(first)
})

test('two at once are two, and one of them is kept', async () => {
  const scratch = new ReusedScratch(assets)
  const [one, other] = [await scratch.open(), await scratch.open()]
  await one.execute('CREATE TABLE t (id int)')
  expect(await readOne(other, "SELECT to_regclass('t')")).toBe('null')
  const kept = await readOne(one, 'SELECT pg_postmaster_start_time()::text')
  await one.close()
  await other.close()
  expect(await use(scratch)).toBe(kept)
})
