import { withLockTimeout } from '../database/migration-lock.ts'
import { claim } from '../database/ownership.ts'
import { Problem } from '../problem.ts'
import { bringBack, type RestorePoint, readRestorePoints } from '../survival/restore-point.ts'
import { findPlace, type Place } from './find-place.ts'
import type { LabContext } from './lab-context.ts'
import { whileMoving } from './moving.ts'
import { undoRollback } from './undo-rollback.ts'

export interface UndoReport {
  undone: RestorePoint
  /** Where the database stands now. */
  place: Place
  /** How many commands before it can be undone as well. */
  left: number
}

/**
 * Goes back to before the last reset or rollback, rows and journal included, in one transaction; what
 * was done since is dropped. Throws the Problem `NOTHING_TO_UNDO`.
 */
export function undo(context: LabContext): Promise<UndoReport> {
  const { database, lockSeconds } = context
  return whileMoving(context, () =>
    withLockTimeout(database, lockSeconds, async () => {
      await claim(database)
      const [undone, ...earlier] = await readRestorePoints(database)
      if (!undone) throw nothingToUndo()
      if (undone.kind === 'reset') await bringBack(database, undone.id)
      else await undoRollback(context, undone)
      return { undone, place: await findPlace(context), left: earlier.length }
    }),
  )
}

const nothingToUndo = () =>
  new Problem('NOTHING_TO_UNDO', {
    message: 'No reset and no rollback was run on this database, so there is nothing to undo.',
    fix: 'npm run verify',
  })
