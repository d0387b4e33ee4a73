import type { Field } from '../../course/lesson.ts'
import { fieldsBroughtBy } from '../../course/lineage-at.ts'
import { fillSeed, insertSeed, type SeedData } from '../../course/seed.ts'
import type { Database } from '../../database/database.ts'

/** Fills what the lesson brings with the seed's values. */
export async function writeSeed(
  database: Database,
  seed: SeedData,
  phase: number,
  fields: readonly Field[] = fieldsBroughtBy(seed.course, phase),
): Promise<void> {
  if (phase === 1) await insertSeed(database, seed, phase)
  else await fillSeed(database, seed, phase, fields)
}

/** The seed with its first people only. */
export function firstOf(seed: SeedData, count: number): SeedData {
  const people = seed.course.people.slice(0, count)
  return { ...seed, course: { ...seed.course, people } }
}
