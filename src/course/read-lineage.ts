import type { Database } from '../database/database.ts'
import { type ColumnNumbers, findColumnNumbers, followColumn } from '../survival/column-numbers.ts'
import type { Lineage } from '../survival/lineage.ts'
import { findSnapshot } from '../survival/snapshot.ts'
import type { Course } from './course.ts'
import { lineageAt } from './lineage-at.ts'

/**
 * The lineage at a place (see `Line`) as the table really is: a field whose column is missing has
 * none, and every further column is a field of its own: what a learner added is proven to survive as
 * well. Beyond the last phase the last phase's fields go on, under the names that a person's own
 * migrations gave them since the lab last looked.
 */
export async function readLineage(
  database: Database,
  course: Course,
  place: number,
): Promise<Lineage> {
  const lineage = lineageAt(course, place)
  const { table, key } = lineage
  const now = (await findColumnNumbers(database, table)) ?? { table: '', columns: {} }
  const columns =
    place > course.lessons.length
      ? await followColumns(database, course, now)
      : Object.fromEntries(
          Object.entries(lineage.columns).map(([field, column]) => [
            field,
            column !== null && column in now.columns ? column : null,
          ]),
        )
  const known = new Set<string | null>([key, ...Object.values(columns)])
  const own = namesInOrder(now)
    .filter((name) => !known.has(name))
    .map((name) => [name in columns ? `column ${name}` : name, name])
  return { ...lineage, columns: { ...columns, ...Object.fromEntries(own) } }
}

/** Without the fields that have no column any more: there is nothing left of them to prove. */
export function withColumns(lineage: Lineage): Lineage {
  const there = Object.entries(lineage.columns).filter(([, column]) => column !== null)
  return { ...lineage, columns: Object.fromEntries(there) }
}

/** Where nothing was remembered since the last phase, a column of another name can't be told. */
async function followColumns(
  database: Database,
  course: Course,
  now: ColumnNumbers,
): Promise<Lineage['columns']> {
  const { length } = course.lessons
  const last = lineageAt(course, length)
  const snapshot = await findSnapshot(database, last.table)
  if (!snapshot?.numbers || snapshot.phase < length) {
    const there = Object.entries(last.columns).filter(([, name]) => name && name in now.columns)
    return Object.fromEntries(there)
  }
  const was = snapshot.numbers
  const followed = Object.entries(snapshot.columns).map(([field, column]) => {
    return [field, (column && followColumn(column, was, now)) || null] as const
  })
  // A column of a person's own may go as it came; a field of the course may not.
  return Object.fromEntries(followed.filter(([field, name]) => name || field in last.columns))
}

function namesInOrder({ columns }: ColumnNumbers): string[] {
  return Object.keys(columns).sort((a, b) => (columns[a] ?? 0) - (columns[b] ?? 0))
}
