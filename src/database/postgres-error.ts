export interface PostgresErrorFields {
  /** SQLSTATE, five characters. */
  code: string
  severity?: string | undefined
  detail?: string | undefined
  hint?: string | undefined
  /** Position of the mistake in the statement, in characters, from 1. */
  position?: number | undefined
  table?: string | undefined
  column?: string | undefined
  constraint?: string | undefined
  where?: string | undefined
}

/** An error that PostgreSQL itself reported, the same whichever way the database is reached. */
export class PostgresError extends Error implements PostgresErrorFields {
  override readonly name = 'PostgresError'
  declare readonly code: string
  declare readonly severity: string | undefined
  declare readonly detail: string | undefined
  declare readonly hint: string | undefined
  declare readonly position: number | undefined
  declare readonly table: string | undefined
  declare readonly column: string | undefined
  declare readonly constraint: string | undefined
  declare readonly where: string | undefined

  constructor(message: string, fields: PostgresErrorFields, cause?: unknown) {
    super(message, { cause })
    Object.assign(this, fields)
  }
}

/**
 * Turns what `pg` and PGlite throw into a `PostgresError`; both carry the protocol's fields under
 * the same names. Anything without a SQLSTATE is returned as it is.
 */
export function toPostgresError(error: unknown): unknown {
  if (error instanceof PostgresError || !isServerError(error)) return error
  const position = error.position === undefined ? undefined : Number(error.position)
  const { code, severity, detail, hint, table, column, constraint, where } = error
  return new PostgresError(
    error.message,
    { code, severity, detail, hint, position, table, column, constraint, where },
    error,
  )
}

type ServerError = Error & Omit<PostgresErrorFields, 'position'> & { position?: string | number }

function isServerError(error: unknown): error is ServerError {
  if (!(error instanceof Error)) return false
  const { code, severity } = error as { code?: unknown; severity?: unknown }
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && typeof severity === 'string'
}
