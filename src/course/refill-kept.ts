import { findKeptValues, refillValues } from '../survival/kept.ts'
import type { LabContext } from './lab-context.ts'
import { lineageAt } from './lineage-at.ts'

/**
 * Brings back what was kept from a phase's rollback when something else than the lab, such as
 * `prisma migrate deploy`, applied the phase again since. Returns how many rows were written.
 */
export async function refillKept({ database, seed }: LabContext, phase: number): Promise<number> {
  // At phase 1 the rows themselves were kept, and others may be there by now.
  const kept = phase > 1 ? await findKeptValues(database, phase) : undefined
  return kept ? refillValues(database, lineageAt(seed.course, phase), kept) : 0
}
