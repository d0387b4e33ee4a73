import type { Database } from '../../database/database.ts'
import { PostgresError } from '../../database/postgres-error.ts'
import { AS_IT_WAS, requireAlive } from './run-file.ts'

/** As psql leaves at the end of a script: what isn't committed is rolled back. */
export async function leaveScript(database: Database): Promise<void> {
  await database.execute('ROLLBACK')
  await database.execute(AS_IT_WAS)
  await requireAlive(database)
}

/** What PostgreSQL refuses of `work`; undefined when it did it. */
export async function refusalOf(work: () => Promise<void>): Promise<PostgresError | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof PostgresError) return error
    throw error
  }
}
