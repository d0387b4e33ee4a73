import type { SqlFailure } from '../evidence.ts'

/** A refused statement as PostgreSQL tells of it: the message, the place and its line, detail and hint. */
export function describeFailure(failure: SqlFailure): string {
  const { file, message, code, detail, hint, excerpt } = failure
  return [
    `${message} (${code})`,
    `in ${file}, ${describePlace(failure)}`,
    excerpt,
    detail && `Detail: ${detail}`,
    hint && `Hint: ${hint}`,
  ]
    .filter(Boolean)
    .join('\n')
}

/** `statement 2 of 3`. */
export function describePlace({ statement, statements }: SqlFailure): string {
  return statements === 1 ? 'its only statement' : `statement ${statement} of ${statements}`
}
