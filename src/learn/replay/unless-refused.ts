import type { Database } from '../../database/database.ts'
import { PostgresError } from '../../database/postgres-error.ts'

/**
 * What `work` says of a table that may be anything by now; undefined, and nothing done, when PostgreSQL
 * refuses it.
 */
export async function unlessRefused<T>(
  database: Database,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await database.transaction(work)
  } catch (error) {
    if (error instanceof PostgresError) return undefined
    throw error
  }
}
