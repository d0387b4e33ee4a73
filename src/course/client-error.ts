import { PostgresError } from '../database/postgres-error.ts'

/**
 * What PostgreSQL reported when a Prisma client's query failed; undefined for any other error. The
 * client keeps it beside its own code (P2022 for a column that isn't there).
 */
export function findClientRefusal(error: unknown): PostgresError | undefined {
  const { meta } = (error ?? {}) as { meta?: { driverAdapterError?: { cause?: AdapterCause } } }
  const { originalCode, originalMessage } = meta?.driverAdapterError?.cause ?? {}
  if (originalCode === undefined) return undefined
  return new PostgresError(originalMessage ?? '', { code: originalCode }, error)
}

interface AdapterCause {
  originalCode?: string
  originalMessage?: string
}
