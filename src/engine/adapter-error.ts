import { DriverAdapterError, type MappedError } from '@prisma/driver-adapter-utils'
import { PostgresError } from '../database/postgres-error.ts'

/**
 * What a `Database` threw, in the words that Prisma's engine knows; a fault it has no word for is
 * returned as it is. The engine acts on some kinds (a missing table means that there is no
 * journal yet) and renders the others.
 */
export function toAdapterError(error: unknown): unknown {
  const kind = error instanceof PostgresError ? fromPostgres(error) : fromSocket(error)
  if (kind === undefined) return error
  const original =
    error instanceof PostgresError
      ? { originalCode: error.code, originalMessage: error.message }
      : {}
  return new DriverAdapterError({ ...original, ...kind })
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html
function fromPostgres(error: PostgresError): MappedError {
  const { code, message, column } = error
  const constraint = error.constraint === undefined ? undefined : { index: error.constraint }
  switch (code) {
    case '22001':
      return { kind: 'LengthMismatch', ...(column && { column }) }
    case '22003':
      return { kind: 'ValueOutOfRange', cause: message }
    case '22P02':
      return { kind: 'InvalidInputValue', message }
    case '23001':
      return { kind: 'RestrictViolation', ...(constraint && { constraint }) }
    case '23502':
      return {
        kind: 'NullConstraintViolation',
        ...(column && { constraint: { fields: [column] } }),
      }
    case '23503':
      return { kind: 'ForeignKeyConstraintViolation', ...(constraint && { constraint }) }
    case '23505':
      return { kind: 'UniqueConstraintViolation', ...(constraint && { constraint }) }
    case '40001':
    case '40P01':
      return { kind: 'TransactionWriteConflict' }
    case '42P01':
      return { kind: 'TableDoesNotExist', ...named('table', message) }
    case '42703':
      return { kind: 'ColumnNotFound', ...named('column', message) }
    case '53300':
      return { kind: 'TooManyConnections', cause: message }
    default:
      return fromAccess(error) ?? asItIs(error)
  }
}

function fromAccess({ code, message }: PostgresError): MappedError | undefined {
  switch (code) {
    case '3D000':
      return { kind: 'DatabaseDoesNotExist', ...named('db', message) }
    case '42P04':
      return { kind: 'DatabaseAlreadyExists', ...named('db', message) }
    case '28000':
      return { kind: 'DatabaseAccessDenied', ...named('db', message) }
    case '28P01':
      return { kind: 'AuthenticationFailed', ...named('user', message) }
    default:
      return undefined
  }
}

function asItIs({ code, message, severity, detail, column, hint }: PostgresError): MappedError {
  return { kind: 'postgres', code, message, severity: severity ?? 'ERROR', detail, column, hint }
}

// PostgreSQL quotes the name it speaks of; messages in other languages use quotes of their own.
function named<K extends string>(key: K, message: string): Partial<Record<K, string>> {
  const name = message.match(/["«„“](.+?)["»“”]/)?.[1]
  return (name === undefined ? {} : { [key]: name }) as Partial<Record<K, string>>
}

// https://nodejs.org/api/errors.html#common-system-errors
function fromSocket(error: unknown): MappedError | undefined {
  const { code, address, hostname, port } = (error ?? {}) as NodeJS.ErrnoException & {
    address?: string
    hostname?: string
    port?: number
  }
  const host = address ?? hostname
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EAI_AGAIN':
      return { kind: 'DatabaseNotReachable', ...(host && { host }), ...(port && { port }) }
    case 'ECONNRESET':
    case 'EPIPE':
      return { kind: 'ConnectionClosed' }
    case 'ETIMEDOUT':
      return { kind: 'SocketTimeout' }
    default:
      return undefined
  }
}
