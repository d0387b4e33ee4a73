import type { Field } from '../../course/lesson.ts'
import type { SeedData } from '../../course/seed.ts'
import type { Database } from '../../database/database.ts'
import { PostgresError } from '../../database/postgres-error.ts'
import { rolledBack } from '../../database/rolled-back.ts'
import { firstOf, writeSeed } from './write-seed.ts'

/** The first person's value that PostgreSQL refuses; undefined when it isn't about a value. */
export async function findRefusedValue(
  database: Database,
  seed: SeedData,
  phase: number,
  fields: readonly Field[],
): Promise<string | undefined> {
  for (const field of fields) {
    const accepts = async (count: number) => {
      return accepted(database, () => writeSeed(database, firstOf(seed, count), phase, [field]))
    }
    const total = seed.course.people.length
    if (!(await accepts(0)) || (await accepts(total))) continue
    const person = seed.course.people[(await firstRefused(accepts, total)) - 1]
    if (!person || field === 'embedding') return undefined
    return field === 'settings' ? JSON.stringify(person.settings) : person[field]
  }
  return undefined
}

/** The least count that is refused, found by halving. */
async function firstRefused(
  accepts: (count: number) => Promise<boolean>,
  total: number,
): Promise<number> {
  let [accepted, refused] = [0, total]
  while (refused - accepted > 1) {
    const middle = Math.floor((accepted + refused) / 2)
    if (await accepts(middle)) accepted = middle
    else refused = middle
  }
  return refused
}

async function accepted(database: Database, work: () => Promise<void>): Promise<boolean> {
  try {
    await rolledBack(database, work)
    return true
  } catch (error) {
    if (error instanceof PostgresError) return false
    throw error
  }
}
