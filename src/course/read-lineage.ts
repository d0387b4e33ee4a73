import type { Database } from '../database/database.ts'
import type { Lineage } from '../survival/lineage.ts'
import type { Course } from './course.ts'
import { lineageAt } from './lineage-at.ts'

/**
 * The lineage at a phase with every further column that the table has: what a learner added is
 * proven to survive as well, under its column's name.
 */
export async function readLineage(
  database: Database,
  course: Course,
  phase: number,
): Promise<Lineage> {
  const lineage = lineageAt(course, phase)
  const names = await database.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE relnamespace = 'public'::regnamespace AND relname = $1 AND attnum > 0 AND NOT attisdropped
     ORDER BY attnum`,
    [lineage.table],
  )
  const known = new Set<string | null>([lineage.key, ...Object.values(lineage.columns)])
  const extra = names.filter(({ name }) => !known.has(name))
  const own = extra.map(({ name }) => [name in lineage.columns ? `column ${name}` : name, name])
  return { ...lineage, columns: { ...lineage.columns, ...Object.fromEntries(own) } }
}
