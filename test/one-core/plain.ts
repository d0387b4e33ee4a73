import { PostgresError } from '../../src/database/postgres-error.ts'
import { Problem } from '../../src/problem.ts'

/** Moments and durations, by the names that reports give them: they differ from run to run. */
const TIMES = new Set(['at', 'startedAt', 'appliedAt', 'rolledBackAt', 'milliseconds'])

/**
 * A report as plain data that JSON holds, the same for the same report wherever it was made. Only what
 * has to differ is left out: whether there is a time is kept, which one it is isn't; of a function it is
 * kept that there is one.
 */
export function plain(value: unknown): unknown {
  if (value instanceof Error) return plainError(value)
  if (value instanceof Map) return [...value].map(plain)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'function') return 'a function'
  if (typeof value === 'bigint' || Number.isNaN(value)) return `${value}`
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.map(([key, each]) => [key, plainField(key, each)]))
}

function plainField(key: string, value: unknown): unknown {
  return TIMES.has(key) && value !== null ? 'a time' : plain(value)
}

/** The stack is left out, and what a driver threw behind an error of PostgreSQL's. */
function plainError(error: Error): unknown {
  const { name, message } = error
  if (error instanceof PostgresError) return { name, message, ...(plain({ ...error }) as object) }
  if (!(error instanceof Problem)) return { name, message }
  return { name, message, code: error.code, fix: error.fix, ...causeOf(error) }
}

function causeOf({ cause }: Problem): object {
  return cause === undefined ? {} : { cause: plain(cause) }
}
