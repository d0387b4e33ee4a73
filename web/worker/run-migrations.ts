import type { LabContext } from '../../src/course/lab-context.ts'
import { fieldsBroughtBy, lineageAt } from '../../src/course/lineage-at.ts'
import { claim } from '../../src/database/ownership.ts'
import { requireAppliedCount } from '../../src/history/applied.ts'
import { applyMigrations } from '../../src/history/apply.ts'
import { readJournal } from '../../src/history/journal.ts'
import { rollBack } from '../../src/history/roll-back.ts'
import { splitStatements } from '../../src/history/sql-statements.ts'
import { findTransactionControl } from '../../src/history/transaction-control.ts'
import type { LearnerProject } from '../../src/learn/learner-project.ts'
import type { SqlFile } from '../../src/learn/replay/run-file.ts'
import { fillOwnDatabase } from '../../src/learn/workspace/fill-own-database.ts'
import { LOCKFILE } from '../lab/course-files.ts'
import type { RunReport } from '../lab/run-report.ts'
import { runProven } from './run-proven.ts'

/**
 * Applies what is pending of a learner's migrations in one transaction, with Prisma's engine, and commits
 * only when every value that was there is proven to be there. `phase` is the lesson's. Throws the
 * Problems of `requireAppliedCount`.
 */
export async function runMigrations(
  context: LabContext,
  phase: number,
  { migrations }: LearnerProject,
): Promise<RunReport> {
  const { database, engineModule, seed } = context
  const history = { migrations, lockfile: LOCKFILE }
  const pending = migrations.slice(requireAppliedCount(await readJournal(database), history))
  if (pending.length === 0) return { status: 'nothing' }
  const files = pending.map(({ name, up }) => ({ file: `${name}/migration.sql`, sql: up }))
  const refused = findRefused(files)
  if (refused) return refused
  await claim(database)
  return runProven(context, files, {
    migrations: pending.map(({ name }) => name),
    before: phase - 1,
    after: phase,
    going: [],
    work: async () => {
      await applyMigrations(database, engineModule, history, migrations.length)
    },
    fill: () => fillOwnDatabase(database, seed, phase),
  })
}

/** Runs `down.sql` of the last applied migration that is not of an earlier lesson's; see `runMigrations`. */
export async function rollBackMigration(
  context: LabContext,
  phase: number,
  { migrations }: LearnerProject,
): Promise<RunReport> {
  const { database, seed } = context
  const history = { migrations, lockfile: LOCKFILE }
  const migration = migrations[requireAppliedCount(await readJournal(database), history) - 1]
  const earlier = seed.course.lessons.slice(0, phase - 1).map((lesson) => lesson.migration)
  if (!migration || earlier.includes(migration.name)) return { status: 'nothing' }
  const { name, down = '' } = migration
  if (splitStatements(down).length === 0) return { status: 'no down', migration: name }
  const files = [{ file: `${name}/down.sql`, sql: down }]
  const refused = findRefused(files)
  if (refused) return refused
  const every = Object.keys(lineageAt(seed.course, phase).columns)
  return runProven(context, files, {
    migrations: [name],
    before: phase,
    after: phase - 1,
    going: phase === 1 ? every : fieldsBroughtBy(seed.course, phase),
    work: () => rollBack(database, migration),
    fill: async () => 0,
  })
}

function findRefused(files: readonly SqlFile[]): RunReport | undefined {
  for (const { file, sql } of files) {
    if (sql.includes('\0')) return { status: 'refused', file, reason: 'not text' }
    if (findTransactionControl(sql)) return { status: 'refused', file, reason: 'transaction' }
  }
  return undefined
}
