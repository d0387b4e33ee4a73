import { describeFailure } from '../checks/describe-failure.ts'
import { findFailure, type Part } from '../checks/outcome-of.ts'
import type { SqlFailure } from '../evidence.ts'
import type { Mistake } from '../task.ts'

// What is wrong with the text alone, whatever the rows are: class 42 without what says that an object
// is there already, and literals that are none. https://www.postgresql.org/docs/current/errcodes-appendix.html
const CODES = new Set([
  '42601', // syntax_error
  '42602', // invalid_name
  '42611', // invalid_column_definition
  '42622', // name_too_long
  '42702', // ambiguous_column
  '42703', // undefined_column
  '42704', // undefined_object: a type, an index, a role
  '42P01', // undefined_table
  '42883', // undefined_function
  '42804', // datatype_mismatch
  '42846', // cannot_coerce
  '42803', // grouping_error
  '22P02', // invalid_text_representation
])

/** SQL that PostgreSQL can't read, or that names what is not there. */
export function syntaxError(part: Part): Mistake {
  return {
    name: 'syntax-error',
    detect(evidence) {
      const failure = findFailure(evidence, part)
      if (failure === undefined || !CODES.has(failure.code)) return undefined
      return {
        expected: 'SQL that PostgreSQL can read, about things that are there.',
        found: describeFailure(failure),
        why: 'Here it costs a second. In a deployment Prisma stops with P3018, marks the migration as failed, and refuses every later one until somebody has said what became of it.',
        next: `Mend ${placeOf(failure)} of ${pathOf(failure, part)} and save it.`,
      }
    },
  }
}

function placeOf({ excerpt, statement }: SqlFailure): string {
  const line = /^(\d+) \|/.exec(excerpt ?? '')?.[1]
  return line === undefined ? `statement ${statement}` : `line ${line}`
}

function pathOf({ file }: SqlFailure, part: Part): string {
  return part === 'up' || part === 'down'
    ? `workspace/prisma/migrations/${file}`
    : `workspace/${file}`
}
