import { requireAppliedCount } from '../history/applied.ts'
import { readJournal } from '../history/journal.ts'
import { Problem } from '../problem.ts'
import type { LabContext } from './lab-context.ts'

/**
 * The phase a database is at, from Prisma's journal; 0 is base. Throws a Problem when journal and
 * folders disagree (see `requireAppliedCount`), or the history goes on beyond the last phase.
 */
export async function readPhase({ database, history, seed }: LabContext): Promise<number> {
  const phase = requireAppliedCount(await readJournal(database), history)
  const beyond = phase > seed.course.lessons.length ? history.migrations[phase - 1] : undefined
  if (!beyond) return phase
  throw new Problem('BEYOND_HEAD', {
    message: `This database holds migration ${beyond.name}, which comes after the last phase.`,
    fix: 'Go back to the last phase, with what is there kept for npm run undo: npm run reset -- head',
  })
}
