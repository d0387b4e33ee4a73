import { PostgresError } from '../../src/database/postgres-error.ts'
import { Problem } from '../../src/problem.ts'
import type { Thrown } from './messages.ts'

/** What was thrown in a worker, as a message can hold it. */
export function encodeThrown(error: unknown): Thrown {
  if (error instanceof Problem) {
    const { code, message, fix, cause } = error
    return { kind: 'problem', code, message, fix, cause: cause ? encodeThrown(cause) : undefined }
  }
  if (error instanceof PostgresError) {
    const { message, code, severity, detail, hint, position, table, column, constraint } = error
    const fields = { code, severity, detail, hint, position, table, column, constraint }
    return { kind: 'postgres', message, fields }
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  return { kind: 'error', name, message, stack }
}

/** The same, to be thrown in the page. */
export function decodeThrown(thrown: Thrown): Error {
  if (thrown.kind === 'problem') {
    const { code, message, fix, cause } = thrown
    return new Problem(code, { message, fix, cause: cause && decodeThrown(cause) })
  }
  if (thrown.kind === 'postgres') return new PostgresError(thrown.message, thrown.fields)
  const { name, message, stack } = thrown
  return Object.assign(new Error(message), { name, ...(stack !== undefined && { stack }) })
}
