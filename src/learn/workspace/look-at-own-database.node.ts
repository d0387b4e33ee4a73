import type { SeedData } from '../../course/seed.ts'
import type { Database } from '../../database/database.ts'
import { toDatabaseProblem } from '../../database/database-problem.ts'
import { readWorkspaceDatasource } from '../../database/datasource.node.ts'
import { findEmbeddedServer } from '../../database/embedded-server.node.ts'
import { openDatabase } from '../../database/open-database.node.ts'
import type { Environment } from '../../environment.ts'
import { readJournal } from '../../history/journal.ts'
import { Problem } from '../../problem.ts'
import type { OwnDatabase } from '../evidence.ts'
import { fillOwnDatabase } from './fill-own-database.ts'
import { readOwnDatabase } from './own-database.ts'

/** Nobody waits for an answer longer than this because a migration of theirs holds a lock. */
export const PATIENCE_SECONDS = 2

export interface OwnLook {
  /** Undefined when it couldn't be looked at. */
  own: OwnDatabase | undefined
  /** What was done there, or why it wasn't looked at, in sentences. */
  notes: readonly string[]
}

/**
 * Returns what looks at the learner's own database at a lesson's phase, and puts the people into a
 * table that is right and empty. That it did is said for as long as they are there: checks follow each
 * other too fast to be read one by one. A database that is busy, or can't be reached, is a note.
 */
export function openOwnLook(
  environment: Environment,
  seed: SeedData,
): (phase: number) => Promise<OwnLook> {
  let filled: { phase: number; note: string } | undefined
  return async (phase) => {
    try {
      return await withOwnDatabase(environment, async (database) => {
        const people = await fillOwnDatabase(database, seed, phase)
        const own = await readOwnDatabase(database)
        const note = `The table in your own database was empty: it holds the ${people} people now.`
        if (people > 0) filled = { phase, note }
        else if (filled?.phase !== phase || !own.rows) filled = undefined
        return { own, notes: filled ? [filled.note] : [] }
      })
    } catch (error) {
      const problem = toDatabaseProblem(error)
      if (!(problem instanceof Problem)) throw error
      return { own: undefined, notes: [`Your own database was not looked at. ${problem.message}`] }
    }
  }
}

/**
 * A text that changes when a migration is applied to the learner's own database, or marked as rolled
 * back; undefined while that can't be told. Starts no server.
 */
export async function readOwnStamp(environment: Environment): Promise<string | undefined> {
  try {
    if (!environment.databaseUrl && !(await findEmbeddedServer(environment))) return undefined
    const journal = await withOwnDatabase(environment, readJournal)
    return journal
      .map(({ id, finishedAt, rolledBackAt }) => [id, finishedAt, rolledBackAt].join(' '))
      .join('\n')
  } catch (error) {
    if (toDatabaseProblem(error) instanceof Problem) return undefined
    throw error
  }
}

async function withOwnDatabase<T>(
  environment: Environment,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const { url } = await readWorkspaceDatasource(environment)
  const database = await openDatabase(url, Math.min(environment.lockSeconds, PATIENCE_SECONDS))
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
