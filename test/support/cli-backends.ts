import { randomUUID } from 'node:crypto'
import type { Database } from '../../src/database/database.ts'
import { serverUrl, withServerDatabase } from './backends.ts'
import { withConnection, withEmbeddedServer } from './embedded.ts'

/** The servers that the prisma CLI is tested on, for `test.each(cliBackends)`. */
export const cliBackends = ['embedded', ...(serverUrl ? (['postgres'] as const) : [])] as const

export type CliBackend = (typeof cliBackends)[number]

export interface CliDatabase {
  url: string
  /** The embedded server has one that lives in memory; on a real server Prisma makes its own. */
  shadowDatabaseUrl: string | undefined
  /** Works on the database as a client beside the CLI. */
  use<T>(work: (database: Database) => Promise<T>): Promise<T>
}

/** An empty database on a server that the prisma CLI can reach, gone afterwards. */
export function withCliDatabase<T>(
  backend: CliBackend,
  work: (database: CliDatabase) => Promise<T>,
): Promise<T> {
  if (backend === 'postgres') {
    return withServerDatabase((url) => work(cliDatabase(url, undefined)))
  }
  return withEmbeddedServer(async (server) => {
    const name = `lab_test_${randomUUID().slice(0, 8)}`
    await withConnection(server.url('postgres'), (database) =>
      database.execute(`CREATE DATABASE ${name}`),
    )
    return work(cliDatabase(server.url(name), server.url('shadow')))
  })
}

function cliDatabase(url: string, shadowDatabaseUrl: string | undefined): CliDatabase {
  return { url, shadowDatabaseUrl, use: (work) => withConnection(url, work) }
}
