import type { Database } from '../database/database.ts'
import { downMissing } from './history-problems.ts'
import { markRolledBack } from './journal.ts'
import type { Migration } from './migration.ts'

/**
 * Runs a migration's `down.sql` and marks its journal entry as rolled back; the caller gives the
 * transaction. Throws the Problem `DOWN_MISSING`.
 */
export async function rollBack(database: Database, { name, down }: Migration): Promise<void> {
  if (down === undefined) throw downMissing(name)
  await database.execute(down)
  await markRolledBack(database, name)
}
