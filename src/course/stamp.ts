import { withLockTimeout } from '../database/migration-lock.ts'
import { claim } from '../database/ownership.ts'
import { type StampedJournal, stampJournal } from '../history/stamp.ts'
import type { LabContext } from './lab-context.ts'
import { whileMoving } from './moving.ts'
import { requirePhase } from './target.ts'

export interface StampReport extends StampedJournal {
  /** What the journal says now; 0 is base. */
  phase: number
}

/**
 * Makes the journal say that the database is at a phase, without running anything, in one
 * transaction. `word` is a phase, `base`, `head` or a migration's name; `purge` empties the journal
 * first. Throws the Problem `PHASE_UNKNOWN`.
 */
export function stamp(context: LabContext, word: string, purge: boolean): Promise<StampReport> {
  const { history, seed, lockSeconds } = context
  const phase = requirePhase(word, seed.course, 'npm run stamp -- head')
  return whileMoving(context, () =>
    withLockTimeout(context.database, lockSeconds, async (database) => {
      await claim(database)
      return { phase, ...(await stampJournal(database, history, phase, purge)) }
    }),
  )
}
