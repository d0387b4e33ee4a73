import { withMigrationLock } from '../database/migration-lock.ts'
import type { LabContext } from './lab-context.ts'

/**
 * Runs a whole command that moves the database, from its first look at it to its last commit, while
 * no other does: commands queue. Throws the Problem `LOCK_HELD`.
 */
export function whileMoving<T>(context: LabContext, work: () => Promise<T>): Promise<T> {
  return context.alone(() => withMigrationLock(context.database, context.lockSeconds, work))
}
