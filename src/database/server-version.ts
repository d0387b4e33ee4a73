import { Problem } from '../problem.ts'
import type { Database } from './database.ts'

/** The oldest major version that the PostgreSQL project still mended when the lab was made. */
const OLDEST_MAJOR = 14

/** The server's version as a number: 170005 is 17.5. */
export async function readServerVersion(database: Database): Promise<number> {
  const [row] = await database.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  )
  return row?.version ?? 0
}

/** Throws the Problem `POSTGRES_TOO_OLD` for a server older than PostgreSQL 14. */
export async function requireServerVersion(database: Database): Promise<void> {
  const problem = tooOld(await readServerVersion(database))
  if (problem) throw problem
}

/** The rule of `requireServerVersion`, apart from the question. */
export function tooOld(version: number): Problem | undefined {
  const major = Math.floor(version / 10_000)
  if (major >= OLDEST_MAJOR) return undefined
  return new Problem('POSTGRES_TOO_OLD', {
    message: `The server is PostgreSQL ${major}; the lab needs ${OLDEST_MAJOR} or newer.`,
    fix: 'Point DATABASE_URL at a newer server (docker compose up -d starts one), or remove it to use the embedded server: npm run db -- status',
  })
}
