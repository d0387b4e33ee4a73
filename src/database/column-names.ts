import type { Database } from './database.ts'

/** The columns of a table in schema `public`, in its order; none where there is no such table. */
export async function readColumnNames(database: Database, table: string): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     JOIN pg_class AS c ON c.oid = attrelid JOIN pg_namespace AS n ON n.oid = relnamespace
     WHERE nspname = 'public' AND relname = $1 AND relkind IN ('r', 'p')
       AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  )
  return rows.map(({ name }) => name)
}
