import type { Database } from './database.ts'

/** What the server is, for a person: `PostgreSQL 17.2, pgvector 0.8.0 available`. */
export async function readServerName(database: Database): Promise<string> {
  const [row] = await database.query<{ version: string; vector: string | null }>(
    `SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
       (SELECT default_version FROM pg_available_extensions WHERE name = 'vector') AS vector`,
  )
  const vector = row?.vector ? `pgvector ${row.vector}` : 'no pgvector'
  return `PostgreSQL ${row?.version}, ${vector}`
}
