import type { Database } from '../database/database.ts'
import { hasTable } from '../database/has-table.ts'
import { readJournal } from './journal.ts'
import type { History, Migration } from './migration.ts'
import { CREATE_JOURNAL } from './offline-journal.ts'

/** What the journal was made to say. */
export interface StampedJournal {
  /** Entries that are gone, audit trail included. */
  purged: number
  /** Migrations that now count as applied, and weren't run. */
  marked: string[]
  /** Migrations that no longer count as applied or failed, and weren't rolled back. */
  unmarked: string[]
}

/**
 * Makes Prisma's journal say that the first `count` migrations of a history are applied and no
 * other. Nothing but the journal is touched; the caller gives the transaction. An entry that says so
 * already stays, also when its file was changed since: `purge` empties the journal first.
 */
export async function stampJournal(
  database: Database,
  history: History,
  count: number,
  purge: boolean,
): Promise<StampedJournal> {
  const purged = purge ? await purgeJournal(database) : 0
  const wanted = history.migrations.slice(0, count)
  const standing = (await readJournal(database)).filter(({ rolledBackAt }) => rolledBackAt === null)
  const applied = standing.filter(({ finishedAt }) => finishedAt !== null)
  const marked = wanted.filter(({ name }) => !applied.some((entry) => entry.name === name))
  const staying = wanted.filter((migration) => !marked.includes(migration))
  const going = standing.filter((entry) => !staying.some(({ name }) => name === entry.name))
  await unmark(
    database,
    going.map(({ id }) => id),
  )
  await mark(database, marked)
  return { purged, marked: marked.map(({ name }) => name), unmarked: going.map(({ name }) => name) }
}

async function purgeJournal(database: Database): Promise<number> {
  if (!(await hasTable(database, 'public', '_prisma_migrations'))) return 0
  return (await database.queryRaw('DELETE FROM public._prisma_migrations')).affected
}

async function unmark(database: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await database.query(
    `UPDATE public._prisma_migrations SET rolled_back_at = now()
     WHERE id IN (SELECT * FROM jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(ids)],
  )
}

/**
 * As `migrate resolve --applied` writes it: one moment for start and end, no step. That command, and
 * the engine below it, refuses a migration that was applied and rolled back before (P3008).
 */
async function mark(database: Database, migrations: readonly Migration[]): Promise<void> {
  if (migrations.length === 0) return
  await database.execute(CREATE_JOURNAL)
  for (const { name, checksum } of migrations) {
    await database.query(
      `INSERT INTO public._prisma_migrations
         (id, checksum, logs, migration_name, started_at, finished_at, applied_steps_count)
       SELECT gen_random_uuid()::text, $1, '', $2, at, at, 0 FROM clock_timestamp() AS at`,
      [checksum, name],
    )
  }
}
