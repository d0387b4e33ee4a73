import { migrationMissing } from '../history/history-problems.ts'
import type { Migration } from '../history/migration.ts'
import type { LabContext } from './lab-context.ts'

/** The migration that leads to a phase. Throws the Problem `MIGRATION_MISSING`. */
export function requireMigration(
  { history, seed }: Pick<LabContext, 'history' | 'seed'>,
  phase: number,
): Migration {
  const name = seed.course.lessons[phase - 1]?.migration ?? ''
  const migration = history.migrations.find((candidate) => candidate.name === name)
  if (!migration) throw migrationMissing(name)
  return migration
}
