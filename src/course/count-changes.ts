import { PostgresError } from '../database/postgres-error.ts'
import { proveSurvival } from '../survival/compare.ts'
import { findSnapshot } from '../survival/snapshot.ts'
import type { LabContext } from './lab-context.ts'
import { TABLE } from './lineage-at.ts'
import { readLineage } from './read-lineage.ts'

/**
 * Rows that came, went or changed since the lab's last step. null where that can't be told: the
 * table is not what it was, or too large to be remembered row by row.
 */
export async function countChanges(
  { database, seed }: LabContext,
  phase: number | null,
): Promise<number | null> {
  try {
    return await database.transaction(async () => {
      const snapshot = await findSnapshot(database, TABLE)
      if (!phase || snapshot?.bucketSize !== 1) return null
      const lineage = await readLineage(database, seed.course, phase)
      const { findings } = await proveSurvival(database, snapshot, lineage)
      return new Set(findings.map(({ row }) => row)).size
    })
  } catch (error) {
    if (error instanceof PostgresError && error.code.startsWith('42')) return null
    throw error
  }
}
