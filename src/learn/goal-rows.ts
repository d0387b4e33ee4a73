import { catalogObjects } from '../history/catalog-objects.ts'
import type { Evidence } from './evidence.ts'
import type { GoalRow } from './lesson-report.ts'

const KINDS = /^(table|column|constraint|index|extension|view) /

/**
 * The goal beside what is there: what the lesson brings and takes away, then what is otherwise not as
 * it should be. Where the way up did not get to its end, what is there is what was there before.
 */
export function goalRows({ before, goal, up }: Evidence): GoalRow[] {
  const was = catalogObjects(before)
  const wanted = catalogObjects(goal)
  const found = up.status === 'applied' ? catalogObjects(up.catalog) : was
  const objects = new Set([...wanted.keys(), ...was.keys(), ...found.keys()])
  return [...objects]
    .filter((object) => KINDS.test(object))
    .map((object) => ({ object, wanted: wanted.get(object), found: found.get(object) }))
    .map((row) => ({ ...row, same: row.wanted === row.found }))
    .filter(({ object, wanted, same }) => !same || wanted !== was.get(object))
}
