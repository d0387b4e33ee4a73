import type { CatalogColumn } from '../../history/catalog.ts'
import { describeFailure } from '../checks/describe-failure.ts'
import { findColumn } from '../find-column.ts'
import type { Mistake } from '../task.ts'

const NOT_NULL_VIOLATION = '23502'

/** A new column that may not be NULL, in a table whose rows have nothing to put there. */
export const notNullWithoutDefault: Mistake = {
  name: 'not-null-without-default',
  detect({ up, before, goal }) {
    if (up.status !== 'failed' || up.failure.code !== NOT_NULL_VIOLATION) return undefined
    const column = /column "([^"]+)"/.exec(up.failure.message)?.[1]
    if (column === undefined || findColumn(before, column)) return undefined
    const file = `workspace/prisma/migrations/${up.failure.file}`
    return {
      expected: 'A new column that the rows which are there can have.',
      found: `users.${column} may not be NULL, and the rows that are there have no value for it.\n${describeFailure(up.failure)}`,
      why: 'It runs on an empty table, so on your machine and in CI. On the table with rows it fails, in the deployment. A required column takes three steps: add it nullable, fill it, then SET NOT NULL.',
      next: adviseOn(column, findColumn(goal, column), file),
    }
  },
}

/** The way out that leads to what the lesson wants of the column. */
function adviseOn(column: string, wanted: CatalogColumn | undefined, file: string): string {
  if (wanted === undefined || wanted.nullable) {
    return `Make ${column} optional: a ? in workspace/prisma/schema.prisma, and no NOT NULL in ${file}`
  }
  return wanted.default === null
    ? `Add ${column} without NOT NULL, fill it, and then ALTER COLUMN … SET NOT NULL, in ${file}`
    : `Give ${column} a DEFAULT, which the rows that are there get too, in ${file}`
}
