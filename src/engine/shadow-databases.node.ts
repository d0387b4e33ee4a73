import { randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '../database/database.ts'
import { PostgresError } from '../database/postgres-error.ts'
import { connect, connectForMaintenance, quote } from './connect.node.ts'
import { atDatabase } from './connection-url.ts'
import { EngineError } from './engine-error.ts'

export interface ShadowOptions {
  /** The main database: its URL, and the session on it. */
  url: string
  main: () => Promise<Database>
  /** A database that is there to be emptied; without it each shadow is a new database. */
  shadowDatabaseUrl: string | undefined
  /** Drops everything that Prisma manages in a database. */
  empty: (database: Database) => Promise<void>
}

/** The shadow databases of one engine: empty when opened, gone when closed, never the main one. */
export class ShadowDatabases {
  readonly #options: ShadowOptions
  readonly #temporary = new Map<string, Promise<unknown>>()

  constructor(options: ShadowOptions) {
    this.#options = options
  }

  /** Throws an `EngineError`: P3014 when it can't be created, or why it can't be connected to. */
  open(): Promise<Database> {
    const { shadowDatabaseUrl } = this.#options
    return shadowDatabaseUrl ? this.#openGiven(shadowDatabaseUrl) : this.#openTemporary()
  }

  /** Drops the temporary ones that are left, when the engine is ended in the middle. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#temporary.values())
    for (const name of this.#temporary.keys()) await this.#drop(name)
  }

  async #openGiven(shadowUrl: string): Promise<Database> {
    const shadow = await connect(shadowUrl)
    try {
      await refuseMain(await this.#options.main(), shadow)
      await this.#options.empty(shadow)
      return shadow
    } catch (error) {
      await shadow.close()
      throw error
    }
  }

  async #openTemporary(): Promise<Database> {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`
    const creation = this.#create(name)
    this.#temporary.set(name, creation)
    await creation
    const shadow = await connect(atDatabase(this.#options.url, name))
    return closingWith(shadow, () => this.#drop(name))
  }

  async #create(name: string): Promise<void> {
    try {
      await withMaintenance(this.#options.url, (server) =>
        server.execute(`CREATE DATABASE ${quote(name)}`),
      )
    } catch (error) {
      throw toCreationError(error)
    }
  }

  async #drop(name: string): Promise<void> {
    await withMaintenance(this.#options.url, (server) =>
      server.execute(`DROP DATABASE IF EXISTS ${quote(name)} WITH (FORCE)`),
    )
    this.#temporary.delete(name)
  }
}

/**
 * A lock that is held in the main database is seen from the shadow database only when they are
 * one and the same, whatever their URLs look like: advisory locks belong to a database.
 */
async function refuseMain(main: Database, shadow: Database): Promise<void> {
  const key = randomBytes(4).readInt32BE()
  const group = randomBytes(4).readInt32BE()
  await main.query('SELECT pg_advisory_lock($1, $2)', [group, key])
  try {
    const seen = await shadow.query(SAME_LOCK, [group, key])
    if (seen.length > 0) {
      throw new EngineError(
        'The shadow database you configured appears to be the same as the main database. Please specify another shadow database.',
      )
    }
  } finally {
    await main.query('SELECT pg_advisory_unlock($1, $2)', [group, key])
  }
}

// https://www.postgresql.org/docs/current/view-pg-locks.html: the keys are shown as oids.
const SAME_LOCK = `
  SELECT 1 FROM pg_locks
  WHERE locktype = 'advisory' AND objsubid = 2
    AND classid::bigint = $1::bigint & 4294967295
    AND objid::bigint = $2::bigint & 4294967295
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`

async function withMaintenance(
  url: string,
  work: (server: Database) => Promise<void>,
): Promise<void> {
  const server = await connectForMaintenance(url)
  try {
    await work(server)
  } finally {
    await server.close()
  }
}

function toCreationError(error: unknown): EngineError {
  const { code, message } = error as EngineError
  const known = error instanceof EngineError && code !== undefined
  const inner = error instanceof PostgresError ? `${error.severity}: ${message}` : message
  return new EngineError(
    `Prisma Migrate could not create the shadow database. Please make sure the database user has permission to create databases. Read more about the shadow database (and workarounds) at https://pris.ly/d/migrate-shadow\n\nOriginal error: ${known ? `Error code: ${code}\n` : ''}\n${inner}`,
    { code: 'P3014', cause: error },
    error instanceof PostgresError ? error : undefined,
  )
}

/** The same database, whose closing is followed by something more. */
function closingWith(database: Database, afterwards: () => Promise<void>): Database {
  return {
    query: (sql, parameters) => database.query(sql, parameters),
    queryRaw: (sql, parameters) => database.queryRaw(sql, parameters),
    execute: (script) => database.execute(script),
    transaction: (work) => database.transaction(work),
    close: async () => {
      await database.close()
      await afterwards()
    },
  }
}
