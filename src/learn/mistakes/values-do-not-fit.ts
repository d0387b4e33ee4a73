import { describeSamples, quoteValue } from '../describe-samples.ts'
import type { SeededEvidence, UpEvidence } from '../evidence.ts'
import type { Mistake } from '../task.ts'

const UNIQUE_VIOLATION = '23505'

/** A column in which real values do not fit: PostgreSQL refuses them, or keeps others. */
export const valuesDoNotFit: Mistake = {
  name: 'values-do-not-fit',
  detect({ up }) {
    if (up.status !== 'applied') return undefined
    const misfit = describeRefusal(up.seeded) ?? describeChange(up)
    const expected = 'Columns that take every value of the hundred people, unchanged.'
    return misfit && { expected, ...misfit }
  },
}

const TO_TEXT =
  'Use text: String without @db. in workspace/prisma/schema.prisma, TEXT in migration.sql'

function describeRefusal({ refused }: SeededEvidence) {
  // Class 42 is about tables and columns that are not there, or not of this kind: not about a value.
  if (refused === undefined || refused.code.startsWith('42')) return undefined
  const { value, message, code } = refused
  const what = value === undefined ? 'a value of the seed' : quoteValue(value)
  const found = `PostgreSQL refuses ${what}:\n${message} (${code})`
  return code === UNIQUE_VIOLATION
    ? {
        found,
        why: 'The index takes two different values for one, so the second of two people is turned away. Whether both may be there is for a person to say, before the migration.',
        next: 'Make the unique index over the column itself, in migration.sql in workspace/prisma/migrations',
      }
    : {
        found,
        why: 'A limit is a guess about people you have not met. The next one who does not fit is turned away at the form, in production. In PostgreSQL text has no limit, and costs no more than varchar(n).',
        next: TO_TEXT,
      }
}

function describeChange(up: Extract<UpEvidence, { status: 'applied' }>) {
  const { proof, samples } = up.seeded
  // What the migration itself wrote into a column is another mistake.
  const changed = (proof?.fields ?? []).filter(
    ({ field, changed }) => changed > 0 && (up.brought[field]?.filled ?? 0) === 0,
  )
  if (changed.length === 0) return undefined
  return {
    found: changed
      .map(
        ({ field, changed, expected }) =>
          `${field}: ${changed} of ${expected} came back changed\n${describeSamples(samples, field)}`,
      )
      .join('\n'),
    why: 'Nobody is told: a value goes in, and another one comes out. char(n) pads to its length and forgets the spaces at the end, so that two different values become equal. text gives back what it was given.',
    next: TO_TEXT,
  }
}
