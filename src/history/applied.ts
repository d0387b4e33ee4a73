import {
  migrationEdited,
  migrationFailed,
  migrationsOutOfOrder,
  migrationUnknown,
} from './history-problems.ts'
import type { JournalEntry } from './journal.ts'
import type { History } from './migration.ts'

/**
 * How many of the history's migrations are applied, from the first on. Throws a Problem when the
 * journal and the folders do not tell the same story: `MIGRATION_FAILED`, `MIGRATION_UNKNOWN`,
 * `MIGRATION_EDITED`, `MIGRATIONS_OUT_OF_ORDER`.
 */
export function requireAppliedCount(journal: readonly JournalEntry[], history: History): number {
  const entries = journal.filter(({ rolledBackAt }) => rolledBackAt === null)
  const { migrations } = history
  for (const { name, checksum, finishedAt } of entries) {
    if (finishedAt === null) throw migrationFailed(name)
    const migration = migrations.find((candidate) => candidate.name === name)
    if (!migration) throw migrationUnknown(name)
    if (migration.checksum !== checksum) throw migrationEdited(name)
  }
  const applied = new Set(entries.map(({ name }) => name))
  const firstPending = migrations.find(({ name }) => !applied.has(name))
  const last = migrations.findLast(({ name }) => applied.has(name))
  if (firstPending && last && last.name > firstPending.name) {
    throw migrationsOutOfOrder(last.name, firstPending.name)
  }
  return applied.size
}
