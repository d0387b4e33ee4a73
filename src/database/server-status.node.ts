import type { Environment } from '../environment.ts'
import { type DatabaseStatus, readDatabaseStatus } from './database-status.ts'
import { redactUrl } from './database-url.ts'
import { LAB_DATABASE } from './embedded-names.ts'
import { findEmbeddedServer } from './embedded-server.node.ts'
import { openDatabase } from './open-database.node.ts'

/** The server that the lab works with, and its database. */
export type ServerStatus =
  | { server: 'embedded'; running: false; home: string }
  | {
      server: 'embedded'
      running: true
      home: string
      pid: number
      url: string
      database: DatabaseStatus
    }
  | { server: 'DATABASE_URL'; running: true; url: string; database: DatabaseStatus }

/** Starts nothing. URLs are without their password. Throws what `openDatabase` throws. */
export async function readServerStatus(environment: Environment): Promise<ServerStatus> {
  const { databaseUrl, home } = environment
  if (databaseUrl) {
    const database = await readStatus(databaseUrl)
    return { server: 'DATABASE_URL', running: true, url: redactUrl(databaseUrl), database }
  }
  const server = await findEmbeddedServer(environment)
  if (!server) return { server: 'embedded', running: false, home }
  const url = server.url(LAB_DATABASE)
  const database = await readStatus(url)
  return { server: 'embedded', running: true, home, pid: server.pid, url, database }
}

async function readStatus(url: string): Promise<DatabaseStatus> {
  const database = await openDatabase(url)
  try {
    return await readDatabaseStatus(database)
  } finally {
    await database.close()
  }
}
