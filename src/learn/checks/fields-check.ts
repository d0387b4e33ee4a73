import type { Evidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { checkSchema } from './check-schema.ts'
import { failed, passed } from './task-result.ts'

/** A check of whether the schema's model has fields by their names in Prisma, each on its column. */
export function fieldsCheck(
  wanted: Readonly<Record<string, string>>,
  { why, next }: { why: string; next: string },
): (evidence: Evidence) => TaskResult {
  return (evidence) => {
    const { schema } = evidence
    if (schema.status !== 'valid') return checkSchema(evidence)
    const missing = Object.entries(wanted).filter(
      ([field, column]) => schema.fields[field] !== column,
    )
    if (missing.length === 0) return passed
    return failed({
      expected: `In model User: ${describe(Object.entries(wanted))}.`,
      found: `In model User: ${describe(Object.entries(schema.fields))}.`,
      why,
      next,
    })
  }
}

function describe(fields: readonly [string, string][]): string {
  const texts = fields.map(([field, column]) =>
    field === column ? field : `${field} on the column ${column}`,
  )
  return texts.join(', ') || 'no field, or no model that is mapped to users'
}
