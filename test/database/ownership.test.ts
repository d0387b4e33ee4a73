import { expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { adopt, claim, readOwnership, requireOwned } from '../../src/database/ownership.ts'
import { backends, withEmptyDatabase } from '../support/backends.ts'

const KNOWN = [
  { name: '20260101000100_create_users', checksum: 'a'.repeat(64) },
  { name: '20260101000200_add_email_and_bio', checksum: 'b'.repeat(64) },
]

const JOURNAL = `
CREATE TABLE public._prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0)`
const USERS = 'CREATE TABLE public.users (id serial PRIMARY KEY, name text NOT NULL)'
const journalRow = (name: string, checksum: string) =>
  `INSERT INTO public._prisma_migrations (id, checksum, migration_name)
   VALUES (gen_random_uuid(), '${checksum}', '${name}')`

test.each(backends)(
  '%s: an empty database is claimed once and is the lab’s from then on',
  (backend) =>
    withEmptyDatabase(backend, async (database) => {
      expect(await readOwnership(database)).toBe('empty')
      await claim(database)
      expect(await readOwnership(database)).toBe('ours')
      const owner = await database.query('SELECT * FROM lab.owner')
      expect(owner).toEqual([
        { project: 'prisma-migration-lab', layout: 1, claimed_at: expect.any(String) },
      ])
      await claim(database)
      await requireOwned(database)
      expect(await database.query('SELECT * FROM lab.owner')).toEqual(owner)
    }),
)

test.each(backends)('%s: what an extension brings does not count as content', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    await database.execute('CREATE EXTENSION vector')
    expect(await readOwnership(database)).toBe('empty')
    await claim(database)
  }),
)

const FOREIGN = [
  ['a table', 'CREATE TABLE orders (id int)', 'relation orders'],
  ['a view', 'CREATE VIEW today AS SELECT now()', 'relation today'],
  ['a sequence', 'CREATE SEQUENCE numbers', 'relation numbers'],
  ['an enum', "CREATE TYPE mood AS ENUM ('calm')", 'type mood'],
  ['a composite type', 'CREATE TYPE pair AS (a int, b int)', 'type pair'],
  ['a domain', 'CREATE DOMAIN age AS int', 'type age'],
  ['a function', "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'", 'function one()'],
  ['an empty schema', 'CREATE SCHEMA shop', 'schema shop'],
  [
    'a schema lab of somebody else',
    'CREATE SCHEMA lab; CREATE TABLE lab.rats (id int)',
    'schema lab',
  ],
  [
    'an owner who is not the lab',
    "CREATE SCHEMA lab; CREATE TABLE lab.owner (project text); INSERT INTO lab.owner VALUES ('x')",
    'schema lab',
  ],
] as const

test.each(backends.flatMap((backend) => FOREIGN.map((row) => [backend, ...row] as const)))(
  '%s: %s is refused before anything is written',
  (backend, _, sql, content) =>
    withEmptyDatabase(backend, async (database) => {
      await database.execute(sql)
      const before = await readCatalog(database)
      const problem = {
        name: 'Problem',
        code: 'DATABASE_NOT_OURS',
        message: expect.stringContaining(`it holds ${content}. Nothing was written.`),
        fix: expect.stringMatching(/npm run db -- status$/),
      }
      expect(await readOwnership(database)).toBe('foreign')
      await expect(requireOwned(database)).rejects.toMatchObject(problem)
      await expect(claim(database)).rejects.toMatchObject(problem)
      await expect(adopt(database, KNOWN)).rejects.toMatchObject(problem)
      expect(await readCatalog(database)).toEqual(before)
    }),
)

test.each(backends)('%s: even an empty journal of Prisma is content', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    await database.execute(JOURNAL)
    await expect(claim(database)).rejects.toMatchObject({ code: 'DATABASE_NOT_OURS' })
  }),
)

test.each(backends)('%s: a person can claim what Prisma made of the lab’s migrations', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    await database.execute(`${JOURNAL}; ${USERS}`)
    for (const { name, checksum } of KNOWN) await database.execute(journalRow(name, checksum))
    await expect(requireOwned(database)).rejects.toMatchObject({ code: 'DATABASE_NOT_OURS' })
    await adopt(database, KNOWN)
    expect(await readOwnership(database)).toBe('ours')
    await adopt(database, [])
  }),
)

test.each(backends)('%s: a person cannot claim what other migrations made', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    const refused = { code: 'DATABASE_NOT_OURS' }
    await database.execute(`${JOURNAL}; ${USERS}`)
    await database.execute(journalRow('20260101000100_create_users', 'c'.repeat(64)))
    await expect(adopt(database, KNOWN)).rejects.toMatchObject(refused)
    await database.execute('TRUNCATE public._prisma_migrations')
    await database.execute(journalRow('20250101000000_shop', 'a'.repeat(64)))
    await expect(adopt(database, KNOWN)).rejects.toMatchObject(refused)
    await database.execute('TRUNCATE public._prisma_migrations; CREATE TABLE orders (id int)')
    await expect(adopt(database, KNOWN)).rejects.toMatchObject(refused)
    expect(await readOwnership(database)).toBe('foreign')
  }),
)

test.each(backends)(
  '%s: ownership is read right when public is not in the search path',
  (backend) =>
    withEmptyDatabase(backend, async (database) => {
      await database.execute(`${JOURNAL}; ${USERS}; SET search_path = pg_catalog`)
      await adopt(database, KNOWN)
      expect(await readOwnership(database)).toBe('ours')
    }),
)

/** Everything that a write would change: objects, and how many rows have ever been written. */
function readCatalog(database: Database) {
  return database.query(`
    SELECT (SELECT json_agg(oid::text ORDER BY oid) FROM pg_namespace) AS schemas,
           (SELECT json_agg(oid::text ORDER BY oid) FROM pg_class) AS relations,
           (SELECT json_agg(oid::text ORDER BY oid) FROM pg_type) AS types,
           (SELECT json_agg(oid::text ORDER BY oid) FROM pg_proc) AS functions,
           pg_current_xact_id_if_assigned()::text AS transaction`)
}
