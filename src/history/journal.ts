import type { Database } from '../database/database.ts'
import { hasTable } from '../database/has-table.ts'

/** A row of Prisma's journal, the table `_prisma_migrations`. */
export interface JournalEntry {
  id: string
  name: string
  checksum: string
  startedAt: string
  /** null while it runs, and when it failed. */
  finishedAt: string | null
  /** Set when it was rolled back; the row then counts as audit trail only. */
  rolledBackAt: string | null
  /** How much of it ran: 1 for a migration that did, 0 for one that was marked as applied. */
  steps: number
  logs: string | null
}

/** The journal, oldest entry first; empty when the database has none yet. */
export async function readJournal(database: Database): Promise<JournalEntry[]> {
  if (!(await hasTable(database, 'public', '_prisma_migrations'))) return []
  return database.query<JournalEntry>(
    `SELECT id, migration_name AS name, checksum, started_at AS "startedAt",
       finished_at AS "finishedAt", rolled_back_at AS "rolledBackAt",
       applied_steps_count AS steps, logs
     FROM public._prisma_migrations ORDER BY started_at, migration_name`,
  )
}

/** Marks the applied entry of a migration as rolled back, so that Prisma sees it as pending. */
export async function markRolledBack(database: Database, name: string): Promise<void> {
  // `migrate resolve --rolled-back` refuses a migration that is applied (P3012).
  await database.query(
    `UPDATE public._prisma_migrations SET rolled_back_at = now()
     WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    [name],
  )
}
