import type { Database } from '../../src/database/database.ts'

/** Names of the tables in schema public. */
export async function readTables(database: Database): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  )
  return rows.map(({ name }) => name)
}

/** Everything in schema public: each table's rows, and the names and kinds of all objects. */
export async function readContent(database: Database) {
  const objects = await database.query(
    `SELECT relkind, relname FROM pg_class WHERE relnamespace = to_regnamespace('public')
     UNION ALL SELECT 'f', proname FROM pg_proc WHERE pronamespace = to_regnamespace('public')
     UNION ALL SELECT 'y', typname FROM pg_type WHERE typnamespace = to_regnamespace('public')
     UNION ALL SELECT 'g', tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
  )
  const rows: Record<string, unknown> = {}
  for (const name of await readTables(database)) {
    rows[name] = await database.query(
      `SELECT to_jsonb(t) AS row FROM public.${name} AS t ORDER BY to_jsonb(t)::text`,
    )
  }
  return { objects, rows }
}
