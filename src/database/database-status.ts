import type { Database } from './database.ts'
import { type Ownership, readOwnership } from './ownership.ts'
import { readVectorVersions, type VectorVersions } from './pgvector.ts'

/** What a person wants to know about a database before they work on it. */
export interface DatabaseStatus {
  name: string
  /** PostgreSQL's version as the server says it: `17.5`. */
  version: string
  vector: VectorVersions
  ownership: Ownership
  bytes: number
}

export async function readDatabaseStatus(database: Database): Promise<DatabaseStatus> {
  const [row] = await database.query<{ name: string; version: string; bytes: bigint }>(`
    SELECT current_database() AS name, current_setting('server_version') AS version,
           pg_database_size(current_database()) AS bytes`)
  return {
    name: row?.name ?? '',
    version: row?.version ?? '',
    bytes: Number(row?.bytes ?? 0),
    vector: await readVectorVersions(database),
    ownership: await readOwnership(database),
  }
}
