import { EngineError } from './engine-error.ts'

/** A connection URL as Prisma means it, in parts that `pg` and messages need. */
export interface ConnectionUrl {
  /** URLs for `pg` to try in this order; the later ones only when the server has no TLS. */
  attempts: string[]
  /** The schema that models live in: `?schema=`, or `public`. */
  schemaName: string
  host: string
  port: number
  user: string
  database: string
}

// What `pg` and PostgreSQL understand as Prisma does. The others (connection_limit, pgbouncer,
// pool_timeout, statement_cache_size …) steer Prisma's own drivers and mean nothing here.
// https://www.prisma.io/docs/orm/overview/databases/postgresql#arguments
const PASSED_ON = ['host', 'application_name', 'options']

/** Reads a PostgreSQL connection URL. Throws an `EngineError` P1013 when it is not one. */
export function readConnectionUrl(text: string): ConnectionUrl {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url) throw invalid('invalid connection string.')
  if (!/^postgres(ql)?:$/.test(url.protocol)) {
    throw invalid('The scheme is not recognized in database URL.')
  }
  return {
    attempts: tlsModes(url).map((mode) => toPgUrl(url, mode)),
    schemaName: url.searchParams.get('schema') || 'public',
    host: url.searchParams.get('host') ?? (url.hostname || 'localhost'),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username) || 'postgres',
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
  }
}

/** The same server and user, another database, in Prisma's form. */
export function atDatabase(text: string, name: string): string {
  const url = new URL(text)
  url.pathname = `/${encodeURIComponent(name)}`
  return url.href
}

// Prisma's default is to use TLS when the server has it, and not to check the certificate unless
// `sslaccept=strict` says so. `pg` knows neither, but tells us when the server has no TLS.
function tlsModes(url: URL): string[] {
  const strict = url.searchParams.get('sslaccept') === 'strict'
  const encrypted = strict ? 'verify-full' : 'no-verify'
  switch (url.searchParams.get('sslmode')) {
    case 'disable':
      return ['disable']
    case 'require':
      return [encrypted]
    case 'verify-ca':
    case 'verify-full':
      return ['verify-full']
    default:
      return isLocal(url) ? ['disable'] : [encrypted, 'disable']
  }
}

function isLocal(url: URL): boolean {
  if (url.searchParams.get('host')?.startsWith('/')) return true
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
}

function toPgUrl(url: URL, tlsMode: string): string {
  const forPg = new URL(url)
  forPg.search = ''
  forPg.searchParams.set('sslmode', tlsMode)
  for (const name of PASSED_ON) {
    const value = url.searchParams.get(name)
    if (value !== null) forPg.searchParams.set(name, value)
  }
  // Prisma's `sslcert` is the certificate of the authority, which `pg` calls `sslrootcert`.
  const authority = url.searchParams.get('sslcert')
  if (authority !== null && tlsMode !== 'disable') forPg.searchParams.set('sslrootcert', authority)
  return forPg.href
}

function invalid(details: string): EngineError {
  const help =
    'Please refer to the documentation in https://www.prisma.io/docs/reference/database-reference/connection-urls for constructing a correct connection string. In some cases, certain characters must be escaped. Please check the string for any illegal characters.'
  const message = `The provided database string is invalid. ${details} ${help}`
  return new EngineError(message, { code: 'P1013', meta: { details } })
}
