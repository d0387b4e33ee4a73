import pg from 'pg'
import type { Database, Parameter, RawResult } from './database.ts'
import { asPgUrl } from './database-url.ts'
import { encodeParameters } from './decode.ts'
import { toPostgresError } from './postgres-error.ts'
import { type Session, SessionDatabase } from './session-database.ts'

const CONNECT_TIMEOUT_MS = 10_000

/**
 * Connects to a PostgreSQL server, one session. Throws what `pg` throws when it can't, with the
 * server's own refusal as a `PostgresError`. `lockSeconds` bounds every wait for another session.
 */
export async function openPg(url: string, lockSeconds?: number): Promise<Database> {
  const client = new pg.Client({
    connectionString: asPgUrl(url),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'prisma-migration-lab',
    ...(lockSeconds && { lock_timeout: lockSeconds * 1000 }),
    // Every value arrives as PostgreSQL renders it; `Database.query` decodes.
    types: { getTypeParser: () => (text: string) => text },
  })
  // A server that goes away between two queries must not end the process; the next query reports it.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    // A refusal on our side (no password to send) leaves the socket open, and a server that waits
    // for the password holds up every DROP DATABASE meanwhile.
    client.end().catch(() => {})
    throw toPostgresError(error)
  }
  return new SessionDatabase(new PgSession(client))
}

class PgSession implements Session {
  readonly #client: pg.Client

  constructor(client: pg.Client) {
    this.#client = client
  }

  async queryRaw(sql: string, parameters: readonly Parameter[]): Promise<RawResult> {
    try {
      const { fields, rows, rowCount } = await this.#client.query<(string | null)[]>({
        text: sql,
        values: encodeParameters(parameters),
        rowMode: 'array',
      })
      const columns = fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }))
      return { columns, rows, affected: rowCount ?? rows.length }
    } catch (error) {
      throw toPostgresError(error)
    }
  }

  async execute(script: string): Promise<void> {
    try {
      await this.#client.query(script)
    } catch (error) {
      throw toPostgresError(error)
    }
  }

  close(): Promise<void> {
    return this.#client.end()
  }
}
