import { PostgresError } from '../database/postgres-error.ts'
import type { ConnectionUrl } from './connection-url.ts'
import { EngineError } from './engine-error.ts'

/** Why a connection could not be made, in the words of Prisma 7's own engine. */
export function toConnectionError(error: unknown, url: ConnectionUrl): EngineError {
  if (error instanceof EngineError) return error
  return error instanceof PostgresError ? refused(error, url) : unreachable(error, url)
}

function refused(error: PostgresError, { user, database }: ConnectionUrl): EngineError {
  const fail = (code: string | undefined, message: string, meta?: unknown) =>
    new EngineError(message, { code, meta }, error)
  switch (error.code) {
    case '28P01':
      return credentials(user, error)
    case '3D000':
      return fail('P1003', `Database \`${database}\` does not exist`, { database_name: database })
    case '28000':
      return fail('P1010', `User was denied access on the database \`${database}\``, {
        database_name: database,
      })
    case '53300':
      return fail('P2037', `Too many database connections opened: ${error.message}`)
    default:
      return fail(undefined, `${error.severity ?? 'ERROR'}: ${error.message}`)
  }
}

function credentials(user: string, cause: Error): EngineError {
  return new EngineError(
    [
      `Authentication failed against database server, the provided database credentials for \`${user}\` are not valid.`,
      'Please make sure to provide valid database credentials for the database server at the configured address.',
    ].join('\n\n'),
    { code: 'P1000', meta: { database_user: user }, cause },
    cause instanceof PostgresError ? cause : undefined,
  )
}

function unreachable(error: unknown, { host, port, user }: ConnectionUrl): EngineError {
  const cause = error instanceof Error ? error : new Error(String(error))
  // `pg` itself refuses to answer the server's question for a password when it has none.
  if (/^SASL:/.test(cause.message)) return credentials(user, cause)
  const code = (cause as NodeJS.ErrnoException).code ?? ''
  if (/CERT|TLS|SSL|SELF_SIGNED|ISSUER/.test(code) || isTls(cause)) {
    const message = `Error opening a TLS connection: ${cause.message}`
    return new EngineError(message, { code: 'P1011', meta: { message: cause.message }, cause })
  }
  const location = `${host}:${port}`
  return new EngineError(
    `Can't reach database server at \`${location}\`\n\nPlease make sure your database server is running at \`${location}\`.`,
    { code: 'P1001', meta: { database_location: location }, cause },
  )
}

/** The server answered that it has no TLS. */
export function isTls(error: unknown): boolean {
  return error instanceof Error && /does not support SSL|establishing an SSL/.test(error.message)
}
