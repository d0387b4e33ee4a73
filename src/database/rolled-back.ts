import type { Database } from './database.ts'

/** Does `work` in a transaction, or a savepoint inside one, and rolls back whatever it did. */
export async function rolledBack<T>(database: Database, work: () => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  try {
    await database.transaction(async () => {
      result = { value: await work() }
      throw done
    })
  } catch (error) {
    if (error !== done) throw error
  }
  if (!result) throw new Error('unreachable: the work ended without a result')
  return result.value
}

const done = new Error('rolled back on purpose')
