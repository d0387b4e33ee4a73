import { requireAppliedCount } from '../history/applied.ts'
import { readJournal } from '../history/journal.ts'
import type { LabContext } from './lab-context.ts'
import { requireMigration } from './require-migration.ts'

/**
 * The place a database is at (see `Line`), from Prisma's journal; 0 is base. Throws a Problem when
 * journal and folders disagree (see `requireAppliedCount`), or a migration stands among the course's.
 */
export async function readPhase(context: LabContext): Promise<number> {
  const { database, history, seed } = context
  const place = requireAppliedCount(await readJournal(database), history)
  for (const { phase } of seed.course.lessons.slice(0, place)) requireMigration(context, phase)
  return place
}
