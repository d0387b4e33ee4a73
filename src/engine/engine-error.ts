import type { PostgresError } from '../database/postgres-error.ts'

export interface EngineErrorFields {
  /** Prisma's code, like `P3018`; undefined when Prisma has none for it. */
  code?: string | undefined
  /** What Prisma adds to its code, like `{ migration_name: … }`. */
  meta?: unknown
  /** The engine panicked: a bug in it, not in what it was given. */
  panicked?: boolean | undefined
  /** What ended the connection, when that is why. */
  connectionError?: unknown
  cause?: unknown
}

/** A failure that Prisma's schema engine reported, in its words. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: string | undefined
  readonly meta: unknown
  readonly panicked: boolean
  /** What ended the connection, when that is why and PostgreSQL reported nothing. */
  readonly connectionError: unknown
  /**
   * What PostgreSQL reported, when that is why. In an aborted transaction the engine itself only
   * says "external connector error"; this is the one to show.
   */
  readonly postgresError: PostgresError | undefined

  constructor(message: string, fields: EngineErrorFields = {}, postgresError?: PostgresError) {
    super(message, { cause: postgresError ?? fields.cause })
    this.code = fields.code
    this.meta = fields.meta
    this.panicked = fields.panicked ?? false
    this.connectionError = fields.connectionError
    this.postgresError = postgresError
  }
}
