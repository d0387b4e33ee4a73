import type { CatalogColumn } from '../../history/catalog.ts'
import { describeColumn } from '../../history/catalog-objects.ts'
import type { Evidence } from '../evidence.ts'
import { findColumn, findUsers } from '../find-column.ts'
import type { TaskResult } from '../task.ts'
import { nothingToLookAt } from './nothing-to-look-at.ts'
import { failed, passed } from './task-result.ts'

type Check = (evidence: Evidence) => TaskResult

/** A check of whether the way up leads to one column of `users` as the goal has it; `why` is told where it doesn't. */
export function columnCheck(name: string, why: string): Check {
  return checkOf(name, why, (found, wanted) => describe(found) === describe(wanted))
}

/** A check of whether the column is there at all, whatever it is. */
export function columnIsThere(name: string, why: string): Check {
  return checkOf(name, why, (found) => found !== undefined)
}

type Column = CatalogColumn | undefined

function checkOf(name: string, why: string, isRight: (found: Column, wanted: Column) => boolean) {
  return ({ up, goal }: Evidence): TaskResult => {
    const wanted = findColumn(goal, name)
    const expected = `The column users.${name}: ${describe(wanted)}.`
    if (up.status !== 'applied') return nothingToLookAt(expected)
    const column = findColumn(up.catalog, name)
    if (isRight(column, wanted)) return passed
    const columns = findUsers(up.catalog)?.columns.map((other) => other.name)
    return failed({
      expected,
      found: column
        ? `users.${name} is ${describe(column)}.`
        : columns
          ? `No such column. users has: ${columns.join(', ')}.`
          : 'There is no table users.',
      why,
      next: `In your migration.sql, make users.${name} ${describe(wanted)}, and save it.`,
    })
  }
}

function describe(column: Column): string {
  return column ? describeColumn(column) : 'no column'
}
