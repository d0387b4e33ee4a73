import { findPlace } from '../../course/find-place.ts'
import type { LabContext } from '../../course/lab-context.ts'
import { VECTOR_PHASE } from '../../course/lineage-at.ts'
import { reset } from '../../course/reset.ts'
import { createEncodingTable } from '../replay/encoding-table.ts'

/**
 * Puts the learner's own database at the phase before a lesson, with the seed, and from the lesson
 * about embeddings on with `lab.encoding`; what was there is kept for `undo`. Throws what `reset`
 * throws.
 */
export async function resetOwnDatabase(context: LabContext, phase: number): Promise<void> {
  await reset(context, phase === 1 ? 'base' : String(phase - 1))
  if (phase < VECTOR_PHASE) return
  await context.database.transaction(async (database) => {
    await database.execute('DROP TABLE IF EXISTS lab.encoding')
    await createEncodingTable(database, context.seed)
  })
}

/** The same, where nothing is there but should be: the database is a new one. Whether it was. */
export async function mendOwnDatabase(context: LabContext, phase: number): Promise<boolean> {
  if (phase === 1 || !(await findPlace(context)).isEmpty) return false
  await resetOwnDatabase(context, phase)
  return true
}
