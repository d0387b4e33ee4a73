import { Problem } from '../problem.ts'

const EXAMPLE = 'postgresql://user:password@localhost:5432/prisma_migration_lab'

/** PostgreSQL copies these for every new database: what is in them would be in all. */
const TEMPLATES = ['template0', 'template1']

/**
 * Checks a connection URL; `name` is the setting it came from, for the message. Throws the Problems
 * `DATABASE_URL_MALFORMED`, `DATABASE_IS_TEMPLATE` and `SCHEMA_NOT_PUBLIC`.
 */
export function requireDatabaseUrl(text: string, name: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '') {
    throw malformed(name, 'is not a PostgreSQL connection URL')
  }
  if (databaseName(url) === '') throw malformed(name, 'names no database')
  if (TEMPLATES.includes(databaseName(url))) throw isTemplate(name, databaseName(url))
  const schema = url.searchParams.get('schema')
  if (schema && schema !== 'public') throw schemaNotPublic(name, schema)
  return url
}

/**
 * The URL as `pg` has to be given it: it takes `sslmode=require` for `verify-full`, and says so at
 * length, unless it is told to mean what PostgreSQL means.
 * @see https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION
 */
export function asPgUrl(text: string): string {
  const url = new URL(text)
  const mode = url.searchParams.get('sslmode')
  // Without a CA of one's own, the check of the chain alone says nothing of the server.
  if (mode === 'verify-ca' && !url.searchParams.has('sslrootcert')) {
    url.searchParams.set('sslmode', 'verify-full')
  } else if (mode === 'require' || mode === 'prefer' || mode === 'verify-ca') {
    url.searchParams.set('uselibpqcompat', 'true')
  }
  return url.href
}

const isTemplate = (name: string, database: string) =>
  new Problem('DATABASE_IS_TEMPLATE', {
    message: `${name} names ${database}, which PostgreSQL copies for every new database.`,
    fix: 'Name a database of its own in .env (createdb prisma_migration_lab), then: npm run db -- status',
  })

const schemaNotPublic = (name: string, schema: string) =>
  new Problem('SCHEMA_NOT_PUBLIC', {
    message: `${name} names schema ${schema}; the lab works in schema public alone.`,
    fix: `Take ?schema=${schema} out of ${name}, then: npm run db -- status`,
  })

function malformed(name: string, why: string): Problem {
  return new Problem('DATABASE_URL_MALFORMED', {
    message: `${name} ${why}.`,
    fix: `Write it as ${EXAMPLE} in .env (special characters in the password percent-encoded), or remove it to use the embedded server.`,
  })
}

export function databaseName(url: URL): string {
  return decodeURIComponent(url.pathname.slice(1))
}

/** The same server and user, another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(name)}`
  return other.href
}

/** The URL as it may be shown: the password is replaced, and so are query parameters that hold one. */
export function redactUrl(text: string): string {
  const url = new URL(text)
  if (url.password) url.password = '***'
  for (const key of [...url.searchParams.keys()]) {
    if (/pass/i.test(key)) url.searchParams.set(key, '***')
  }
  return url.href
}
