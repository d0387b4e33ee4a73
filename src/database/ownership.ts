import { Problem } from '../problem.ts'
import type { Database } from './database.ts'
import { hasTable } from './has-table.ts'

/** Whose database it is: the lab's, nobody's yet, or somebody else's. */
export type Ownership = 'ours' | 'empty' | 'foreign'

/** What `lab.owner` says in a database of the lab's. */
export const PROJECT = 'prisma-migration-lab'
/** Goes up when what the lab keeps in schema `lab` changes its form. */
const LAYOUT = 1

/** SQL: marks a database as the lab's. */
export const CREATE_OWNER = `
CREATE SCHEMA lab;
CREATE TABLE lab.owner (
  project text PRIMARY KEY,
  layout integer NOT NULL,
  claimed_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO lab.owner (project, layout) VALUES ('${PROJECT}', ${LAYOUT});`

/**
 * SQL: what a person put into a database. System schemas start with pg_, temporary ones too; what an
 * extension brought is not a person's.
 */
export const CONTENT = `
SELECT format('%s %s', kind, name) AS object FROM (
  SELECT 'schema' AS kind, nspname::text AS name, 'pg_namespace'::regclass AS catalog, oid
    FROM pg_namespace
   WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
  UNION ALL
  SELECT 'relation', relname::text, 'pg_class'::regclass, oid
    FROM pg_class WHERE relnamespace = to_regnamespace('public') AND relkind NOT IN ('i', 'I', 'c', 't')
  UNION ALL
  SELECT 'type', typname::text, 'pg_type'::regclass, oid
    FROM pg_type
   WHERE typnamespace = to_regnamespace('public') AND typelem = 0
     AND (typrelid = 0 OR (SELECT relkind FROM pg_class WHERE oid = typrelid) = 'c')
  UNION ALL
  SELECT 'function', oid::regprocedure::text, 'pg_proc'::regclass, oid
    FROM pg_proc WHERE pronamespace = to_regnamespace('public')
  UNION ALL
  SELECT 'large object', oid::text, 'pg_largeobject'::regclass, oid FROM pg_largeobject_metadata
) AS content
WHERE NOT EXISTS (
  SELECT FROM pg_depend
   WHERE classid = content.catalog AND objid = content.oid AND deptype = 'e')
ORDER BY 1`

/** Whose database this is. Reads the catalog only. */
export async function readOwnership(database: Database): Promise<Ownership> {
  if (await isOurs(database)) return 'ours'
  return (await readContent(database)).length === 0 ? 'empty' : 'foreign'
}

/** Throws the Problem `DATABASE_NOT_OURS` when somebody else's objects are in the database. */
export async function requireOwned(database: Database): Promise<void> {
  if ((await readOwnership(database)) !== 'foreign') return
  // Another command may have claimed it between the two looks at the catalog: look again, alone.
  await database.transaction(async () => {
    if ((await lockOwnership(database)) === 'foreign') throw await notOurs(database)
  })
}

/** Marks an empty database as the lab's; leaves one that is as it is. Throws `DATABASE_NOT_OURS`. */
export async function claim(database: Database): Promise<void> {
  await database.transaction(async () => {
    const ownership = await lockOwnership(database)
    if (ownership === 'foreign') throw await notOurs(database)
    if (ownership === 'empty') await database.execute(CREATE_OWNER)
  })
}

/** A migration by its folder's name and the SHA-256 of its `migration.sql`, as Prisma keeps it. */
export interface KnownMigration {
  name: string
  checksum: string
}

/**
 * Marks as the lab's a database that a person migrated with the stock Prisma CLI: one that holds
 * nothing but `users` and a journal whose every row is one of the `known` migrations. Throws
 * `DATABASE_NOT_OURS` for any other that is not empty.
 */
export async function adopt(database: Database, known: readonly KnownMigration[]): Promise<void> {
  await database.transaction(async () => {
    const ownership = await lockOwnership(database)
    if (ownership === 'ours') return
    if (ownership === 'foreign' && !(await isMigratedByPrisma(database, known))) {
      throw await notOurs(database)
    }
    await database.execute(CREATE_OWNER)
  })
}

// Two commands that find the same empty database at the same time: the second waits, then sees 'ours'.
async function lockOwnership(database: Database): Promise<Ownership> {
  await database.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [PROJECT])
  return readOwnership(database)
}

async function isOurs(database: Database): Promise<boolean> {
  if (!(await hasTable(database, 'lab', 'owner'))) return false
  const owners = await database.query('SELECT FROM lab.owner WHERE project = $1', [PROJECT])
  return owners.length > 0
}

async function readContent(database: Database): Promise<string[]> {
  const rows = await database.query<{ object: string }>(CONTENT)
  return rows.map(({ object }) => object)
}

const MIGRATED = ['relation _prisma_migrations', 'relation users', 'relation users_id_seq']

async function isMigratedByPrisma(
  database: Database,
  known: readonly KnownMigration[],
): Promise<boolean> {
  const content = await readContent(database)
  if (!content.every((object) => MIGRATED.includes(object))) return false
  if (!content.includes('relation _prisma_migrations')) return false
  const rows = await database.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM public._prisma_migrations',
  )
  return rows.every((row) =>
    known.some(({ name, checksum }) => name === row.migration_name && checksum === row.checksum),
  )
}

async function notOurs(database: Database): Promise<Problem> {
  const content = await readContent(database)
  const [current] = await database.query<{ name: string }>('SELECT current_database() AS name')
  const more = content.length > 3 ? ` and ${content.length - 3} more` : ''
  return new Problem('DATABASE_NOT_OURS', {
    message: `Database ${current?.name} is not the lab's: it holds ${content.slice(0, 3).join(', ')}${more}. Nothing was written.`,
    fix: 'Point DATABASE_URL at an empty database (createdb prisma_migration_lab), or remove DATABASE_URL to use the embedded server: npm run db -- status',
  })
}
