import type { Evidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { checkSchema } from './check-schema.ts'
import { nothingToLookAt } from './nothing-to-look-at.ts'
import { failed, passed } from './task-result.ts'

/** Whether the migrations lead to what the schema says: Prisma would draft nothing more. */
export function checkAgreement(evidence: Evidence): TaskResult {
  const { schema, up } = evidence
  if (schema.status !== 'valid') return checkSchema(evidence)
  const expected = 'The migrations lead to exactly what schema.prisma says.'
  if (up.status !== 'applied' || schema.pending === undefined) return nothingToLookAt(expected)
  if (schema.pending === '') return passed
  return failed({
    expected,
    found: `After your migrations Prisma would still draft:\n${schema.pending}`,
    why: "The client is generated from the schema. Where the database is another one, its queries fail, and the next person's draft holds your leftovers.",
    next: 'Change schema.prisma or migration.sql, in workspace/prisma, until both say the same.',
  })
}
