import { countRows } from '../../course/count-rows.ts'
import type { Field } from '../../course/lesson.ts'
import { lineageAt, TABLE } from '../../course/lineage-at.ts'
import { expectSeed, insertSeed, type SeedData } from '../../course/seed.ts'
import type { Database } from '../../database/database.ts'
import { hasTable } from '../../database/has-table.ts'
import { PostgresError } from '../../database/postgres-error.ts'
import { proveExpected } from '../../survival/expected.ts'

/**
 * Puts the people into the learner's own table where it is empty and holds them exactly: phase 1
 * begins without a table, and `prisma migrate reset` leaves one without rows. Returns how many it
 * put there; 0 when the table isn't right yet, which is for the check to tell.
 */
export async function fillOwnDatabase(
  database: Database,
  seed: SeedData,
  phase: number,
): Promise<number> {
  if (!(await hasTable(database, 'public', TABLE)) || (await countRows(database)) > 0) return 0
  const fitting = await findFitting(database, seed, phase)
  if (fitting === undefined) return 0
  const lineage = lineageAt(seed.course, fitting)
  const expected = expectSeed(seed, Object.keys(lineage.columns) as Field[])
  try {
    return await database.transaction(async (inner) => {
      const rows = await insertSeed(inner, seed, fitting)
      if ((await proveExpected(inner, lineage, expected)).survived) return rows
      throw new NotWhole()
    })
  } catch (error) {
    if (error instanceof NotWhole || error instanceof PostgresError) return 0
    throw error
  }
}

class NotWhole extends Error {}

/**
 * The phase whose rows the table takes: those that the lesson began with, in the columns of then or,
 * once the learner has renamed one, of now.
 */
async function findFitting(
  database: Database,
  { course }: SeedData,
  phase: number,
): Promise<number | undefined> {
  const rows = await database.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = 'public.${TABLE}'::regclass AND attnum > 0 AND NOT attisdropped`,
  )
  const names = rows.map(({ name }) => name)
  return [phase - 1, phase].find((candidate) => {
    const columns = Object.values(lineageAt(course, candidate).columns)
    return columns.length > 0 && columns.every((column) => names.includes(column ?? ''))
  })
}
