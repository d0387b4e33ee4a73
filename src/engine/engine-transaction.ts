import type { Database } from '../database/database.ts'

/** Ends a transaction that `beginTransaction` began. */
export type EndTransaction = (outcome: 'commit' | 'rollback') => Promise<void>

/**
 * Begins a transaction that a later call ends, over `Database.transaction`, which takes its work
 * as a callback and uses a savepoint inside another transaction.
 */
export function beginTransaction(
  database: Database,
  isolationLevel?: string,
): Promise<EndTransaction> {
  return new Promise((resolveBegun, rejectBegun) => {
    const finished = database
      .transaction(async (inside) => {
        if (isolationLevel) {
          await inside.execute(`SET TRANSACTION ISOLATION LEVEL ${isolationLevel}`)
        }
        await new Promise<void>((commit, rollback) => {
          resolveBegun((outcome) => {
            if (outcome === 'commit') commit()
            else rollback(rolledBack)
            return finished
          })
        })
      })
      .catch((error: unknown) => {
        if (error === rolledBack) return
        // Heard by whoever waits for the beginning, or else for the end.
        rejectBegun(error)
        throw error
      })
    // Nobody waits for the end of a transaction that did not begin.
    finished.catch(() => {})
  })
}

const rolledBack = new Error('The engine rolled the transaction back.')
