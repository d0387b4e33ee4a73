import type { Database } from './database.ts'

/**
 * Whether a table is there. Reads the catalog: `to_regclass` answers from the session's cache, which
 * inside a transaction may not know yet what another session committed a moment ago.
 */
export async function hasTable(
  database: Database,
  schema: string,
  table: string,
): Promise<boolean> {
  const [row] = await database.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
       WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p')) AS found`,
    [schema, table],
  )
  return row?.found ?? false
}
