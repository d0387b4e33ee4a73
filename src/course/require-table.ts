import { readColumnNames } from '../database/column-names.ts'
import type { LabContext } from './lab-context.ts'
import { nameOfPlace } from './line.ts'
import { lineageAt } from './lineage-at.ts'
import { tableUnexpected } from './step-failure.ts'

/**
 * Throws the Problem `TABLE_UNEXPECTED` unless the table has its key and every column in which a
 * field lives at a phase: without one nothing could be proven of its values. Beyond the last phase the
 * columns are what a person's own migrations make them. `when` is for the words.
 */
export async function requireTable(
  context: LabContext,
  phase: number,
  when = `at ${nameOfPlace(context, phase)}`,
): Promise<void> {
  const { database, seed } = context
  if (phase === 0) return
  const { table, key, columns } = lineageAt(seed.course, phase)
  const there = await readColumnNames(database, table)
  const isOwn = phase > seed.course.lessons.length
  const missing = [key, ...(isOwn ? [] : Object.values(columns))].filter(
    (name) => !there.includes(name ?? ''),
  )
  if (there.length === 0) throw tableUnexpected(when, `table ${table} is missing`)
  if (missing.length === 0) return
  const names = missing.map((name) => `${table}.${name}`).join(', ')
  const verb = missing.length === 1 ? 'is' : 'are'
  throw tableUnexpected(when, `${names} ${verb} missing`)
}
