import { Problem } from '../problem.ts'

const EXAMPLE = 'postgresql://user:password@localhost:5432/prisma_migration_lab'

/** Checks the form of a connection URL; `name` is the setting it came from, for the message. */
export function requireDatabaseUrl(text: string, name: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '') {
    throw malformed(name, 'is not a PostgreSQL connection URL')
  }
  if (databaseName(url) === '') throw malformed(name, 'names no database')
  return url
}

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
