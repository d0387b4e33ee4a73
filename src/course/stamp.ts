import { withLockTimeout } from '../database/migration-lock.ts'
import { claim } from '../database/ownership.ts'
import { type StampedJournal, stampJournal } from '../history/stamp.ts'
import type { LabContext } from './lab-context.ts'
import { nameOfPlace } from './line.ts'
import { whileMoving } from './moving.ts'
import { requirePlace } from './target.ts'

export interface StampReport extends StampedJournal {
  /** The place that the journal says now, see `Line`; 0 is base. */
  phase: number
  /** What a person calls it. */
  name: string
}

/**
 * Makes the journal say that the database is at a phase, without running anything, in one
 * transaction. `word` is a phase, `base`, `head` or a migration's name; `purge` empties the journal
 * first. Throws the Problem `PHASE_UNKNOWN`.
 */
export function stamp(context: LabContext, word: string, purge: boolean): Promise<StampReport> {
  const { history, lockSeconds } = context
  const phase = requirePlace(word, context, 'npm run stamp -- head')
  const name = nameOfPlace(context, phase)
  return whileMoving(context, () =>
    withLockTimeout(context.database, lockSeconds, async (database) => {
      await claim(database)
      return { phase, name, ...(await stampJournal(database, history, phase, purge)) }
    }),
  )
}
