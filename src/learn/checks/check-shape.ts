import type { Evidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { checkSchema } from './check-schema.ts'
import { nothingToLookAt } from './nothing-to-look-at.ts'
import { shapeDifferences, type WantedColumn } from './shape-differences.ts'
import { failed, passed } from './task-result.ts'

/** What a lesson wants `users` to be, in words and as data. */
export interface WantedShape {
  text: string
  columns: Readonly<Record<string, WantedColumn>>
}

/** A check that the schema describes the table that is wanted. */
export function schemaHasShape(wanted: WantedShape): (evidence: Evidence) => TaskResult {
  return (evidence) => {
    const { schema } = evidence
    if (schema.status !== 'valid') return checkSchema(evidence)
    const differences = schema.catalog ? shapeDifferences(schema.catalog, wanted.columns) : []
    if (schema.catalog && differences.length === 0) return passed
    return failed({
      expected: wanted.text,
      found: differences.join('\n') || 'The tables of this schema cannot be built.',
      why: 'The schema is the state you want. Prisma drafts the way there by comparing it with what your migrations have built so far.',
      next: 'Change the model in workspace/prisma/schema.prisma and save it.',
    })
  }
}

/** A check that the migrations lead to the table that is wanted. */
export function migrationsHaveShape(wanted: WantedShape): (evidence: Evidence) => TaskResult {
  return ({ up, folders }) => {
    if (up.status !== 'applied') return nothingToLookAt(wanted.text)
    const differences = shapeDifferences(up.catalog, wanted.columns)
    if (differences.length === 0) return passed
    return failed({
      expected: wanted.text,
      found: differences.join('\n'),
      why: 'The database is what your SQL made of it, whatever the schema file says.',
      next: `Change workspace/prisma/migrations/${folders.added.at(-1)}/migration.sql and save it.`,
    })
  }
}
