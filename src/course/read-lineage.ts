import type { Database } from '../database/database.ts'
import type { Lineage } from '../survival/lineage.ts'
import type { Course } from './course.ts'
import { lineageAt } from './lineage-at.ts'

/**
 * The lineage at a phase as the table really is: a field whose column is missing has none, and every
 * further column is a field of its own: what a learner added is proven to survive as well.
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
  const present = new Set<string | null>(names.map(({ name }) => name))
  const fields = Object.entries(lineage.columns).map(([field, column]) => [
    field,
    present.has(column) ? column : null,
  ])
  const known = new Set<string | null>([lineage.key, ...Object.values(lineage.columns)])
  const extra = names.filter(({ name }) => !known.has(name))
  const own = extra.map(({ name }) => [name in lineage.columns ? `column ${name}` : name, name])
  return { ...lineage, columns: Object.fromEntries([...fields, ...own]) }
}
