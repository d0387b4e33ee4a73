import type { Database } from './database.ts'
import { type ConnectionTarget, toDatabaseProblem } from './database-problem.ts'
import { databaseName } from './database-url.ts'
import { openPg } from './pg-database.node.ts'
import { requireServerVersion } from './server-version.ts'

/**
 * Connects to a PostgreSQL database, one session, in which no statement waits for another session's
 * lock longer than `lockSeconds`. Throws the Problems `DATABASE_UNREACHABLE`,
 * `DATABASE_PASSWORD_WRONG`, `DATABASE_MISSING`, `DATABASE_TLS`, `TOO_MANY_CONNECTIONS`,
 * `SERVER_STARTING` and `POSTGRES_TOO_OLD`.
 */
export async function openDatabase(url: string, lockSeconds?: number): Promise<Database> {
  const database = await openPg(url, lockSeconds).catch((error) => {
    throw toDatabaseProblem(error, connectionTarget(url))
  })
  try {
    await requireServerVersion(database)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

function connectionTarget(text: string): ConnectionTarget {
  const url = new URL(text)
  return {
    server: `${url.hostname}:${url.port || 5432}`,
    database: databaseName(url),
    user: decodeURIComponent(url.username),
  }
}
