import { withLockTimeout } from '../database/migration-lock.ts'
import { claim } from '../database/ownership.ts'
import { Problem } from '../problem.ts'
import {
  addRestorePoint,
  bringBack,
  forgetOldPoints,
  type RestorePoint,
  readRestorePoints,
  readUndonePoints,
  setAside,
} from '../survival/restore-point.ts'
import { countChanges } from './count-changes.ts'
import { findPlace, type Place } from './find-place.ts'
import type { LabContext } from './lab-context.ts'
import { whileMoving } from './moving.ts'
import { exchangeRows } from './undo-rollback.ts'

export interface UndoReport {
  /** The state that the database went to, which is no restore point any more. */
  undone: RestorePoint
  /** What was there until now. It is kept: the other of `undo` and `redo` brings it back. */
  replaced: Place & {
    /** Rows that came, went or changed since the lab's last step; null where that can't be told. */
    changes: number | null
  }
  /** Where the database stands now. */
  place: Place
  /** How many commands more can be undone, or done again, as this one was. */
  left: number
}

/**
 * Goes back to before the last reset or rollback, rows and journal included, in one transaction.
 * What was done since is kept for `redo`. Throws the Problem `NOTHING_TO_UNDO`.
 */
export function undo(context: LabContext): Promise<UndoReport> {
  return inOneTransaction(context, async () => {
    const [point, ...earlier] = await readRestorePoints(context.database)
    if (!point) throw nothingToUndo()
    return { ...(await goTo(context, point)), left: earlier.length }
  })
}

/**
 * Brings back what the last undo replaced, and keeps what is there for the next undo. Throws the
 * Problem `NOTHING_TO_REDO`.
 */
export function redo(context: LabContext): Promise<UndoReport> {
  return inOneTransaction(context, async () => {
    const [point, ...later] = await readUndonePoints(context.database)
    if (!point) throw nothingToRedo()
    return { ...(await goTo(context, point)), left: later.length }
  })
}

function inOneTransaction<T>(context: LabContext, work: () => Promise<T>): Promise<T> {
  const { database, lockSeconds } = context
  return whileMoving(context, () =>
    withLockTimeout(database, lockSeconds, async () => {
      await claim(database)
      return work()
    }),
  )
}

async function goTo(context: LabContext, point: RestorePoint): Promise<Omit<UndoReport, 'left'>> {
  const { database } = context
  const place = await findPlace(context)
  const replaced = { ...place, changes: await countChanges(context, place.phase) }
  const state = {
    before: point.before,
    phase: place.phase,
    rows: place.rows,
    undone: !point.undone,
  }
  if (point.kind === 'reset') {
    await setAside(database, await addRestorePoint(database, { kind: 'reset', ...state }))
    await bringBack(database, point.id)
  } else await exchangeRows(context, point, state)
  await forgetOldPoints(database)
  return { undone: point, replaced, place: await findPlace(context) }
}

const nothingToUndo = () =>
  new Problem('NOTHING_TO_UNDO', {
    message: 'No reset and no rollback was run on this database, so there is nothing to undo.',
    fix: 'npm run verify',
  })

const nothingToRedo = () =>
  new Problem('NOTHING_TO_REDO', {
    message: 'No undo was run on this database that could be taken back.',
    fix: 'npm run undo -- --list',
  })
