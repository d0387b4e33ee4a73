import { randomUUID } from 'node:crypto'
import { Problem } from '../problem.ts'
import type { Database } from './database.ts'
import { databaseName, withDatabase } from './database-url.ts'
import { openDatabase } from './open-database.node.ts'
import { PostgresError } from './postgres-error.ts'
import { readTemplate } from './template.node.ts'

/** A database that is gone when `drop` is done. */
export interface TemporaryDatabase {
  database: Database
  drop(): Promise<void>
}

const INSUFFICIENT_PRIVILEGE = '42501'

/**
 * An empty database for one run: on the server of `url`, or in this process and in memory when
 * there is none. Throws the Problem `CREATE_DATABASE_DENIED` when the server's user may not make one.
 */
export async function createTemporaryDatabase(
  url: string | undefined,
  home: string,
): Promise<TemporaryDatabase> {
  if (!url) {
    const { openPGlite } = await import('./pglite-database.ts')
    const database = await openPGlite({ template: await readTemplate(home) })
    return { database, drop: () => database.close() }
  }
  const name = temporaryName(url)
  await withServer(url, async (server) => {
    await server.execute(`CREATE DATABASE "${name}" TEMPLATE template0`)
  })
  const database = await openDatabase(withDatabase(url, name))
  return {
    database,
    // From another connection: the one to the database may be busy with a step.
    drop: () =>
      withServer(url, async (server) => {
        await server.execute(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
        await database.close().catch(() => {})
      }),
  }
}

/** Says which database it came from; PostgreSQL cuts names at 63 bytes. */
function temporaryName(url: string): string {
  const origin = databaseName(new URL(url)).replace(/\W/g, '_').slice(0, 40)
  return `${origin}_tour_${randomUUID().slice(0, 8)}`
}

async function withServer(url: string, work: (server: Database) => Promise<void>): Promise<void> {
  const server = await openDatabase(url)
  try {
    await work(server)
  } catch (error) {
    throw error instanceof PostgresError && error.code === INSUFFICIENT_PRIVILEGE
      ? createDenied(error)
      : error
  } finally {
    await server.close()
  }
}

const createDenied = (cause: unknown) =>
  new Problem('CREATE_DATABASE_DENIED', {
    message:
      'The user in DATABASE_URL may not create databases, and the tour wants one of its own.',
    fix: 'Grant it (ALTER ROLE … CREATEDB), or take the tour on the embedded server: DATABASE_URL= npm start',
    cause,
  })
