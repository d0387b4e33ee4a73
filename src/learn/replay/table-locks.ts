import type { Database } from '../../database/database.ts'

/** A table at one moment. */
export interface TableState {
  oid: number
  /** With its schema, where that isn't `public`. */
  name: string
  /** Its file's number; another one means that PostgreSQL wrote the table anew. */
  filenode: number
}

/** The strongest lock of each table, as `pg_locks` names modes. */
export type Locks = Readonly<Record<string, string>>

// https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES
const MODES = [
  'AccessShareLock',
  'RowShareLock',
  'RowExclusiveLock',
  'ShareUpdateExclusiveLock',
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
]

/** Every table but PostgreSQL's, the lab's own and Prisma's journal. */
export async function readTables(database: Database): Promise<TableState[]> {
  return database.query<TableState>(
    `SELECT c.oid, CASE nspname WHEN 'public' THEN '' ELSE nspname || '.' END || relname AS name,
       pg_relation_filenode(c.oid) AS filenode
     FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'm') AND nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'lab')
       AND relname <> '_prisma_migrations' ORDER BY 2`,
  )
}

/** The locks that the transaction under way holds, under the names that tables had before it. */
export async function readLocks(database: Database, before: readonly TableState[]): Promise<Locks> {
  const held = await database.query<{ relation: number; mode: string }>(
    `SELECT relation, mode FROM pg_locks
     WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted`,
  )
  const tables = [...before, ...(await readTables(database))]
  return held.reduce<Locks>((locks, { relation, mode }) => {
    const table = tables.find(({ oid }) => oid === relation)
    return table ? strongest(locks, { [table.name]: mode }) : locks
  }, {})
}

/** Both, and for a table that is in both the stronger. */
export function strongest(locks: Locks, others: Locks): Locks {
  const stronger = Object.entries(others).filter(
    ([table, mode]) => MODES.indexOf(mode) > MODES.indexOf(locks[table] ?? ''),
  )
  return { ...locks, ...Object.fromEntries(stronger) }
}

/** Tables of before that are there with another file: the same table, or another of its name. */
export function findRewritten(
  before: readonly TableState[],
  after: readonly TableState[],
): string[] {
  return before
    .filter(({ oid, name, filenode }) => {
      const now = after.find((table) => table.oid === oid) ?? after.find((t) => t.name === name)
      return now !== undefined && now.filenode !== filenode
    })
    .map(({ name }) => name)
}
