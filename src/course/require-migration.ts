import { migrationAmongLessons, migrationMissing } from '../history/history-problems.ts'
import type { Migration } from '../history/migration.ts'
import type { Line } from './line.ts'

/**
 * The migration that leads to a place. Throws the Problems `MIGRATION_MISSING`, and
 * `MIGRATION_AMONG_LESSONS` where a person's own stands before one of the course's.
 */
export function requireMigration({ history, seed }: Line, place: number): Migration {
  const { migrations } = history
  const wanted = seed.course.lessons[place - 1]?.migration
  const migration = wanted ? migrations.find(({ name }) => name === wanted) : migrations[place - 1]
  if (!migration) throw migrationMissing(wanted ?? '')
  const there = migrations[place - 1]
  if (there && there !== migration) throw migrationAmongLessons(there.name, migration.name)
  return migration
}
