import type { Database } from '../database/database.ts'
import { LAB_DATABASE } from '../database/embedded-names.ts'
import { findEmbeddedServer } from '../database/embedded-server.node.ts'
import { openDatabase } from '../database/open-database.node.ts'
import { readOwnership } from '../database/ownership.ts'
import type { Environment } from '../environment.ts'
import { Problem } from '../problem.ts'

/**
 * Does `work` with the lab database where it can be had without starting a server, and with nothing
 * where it can't, or where it isn't the lab's.
 */
export async function withLabDatabaseIfAny<T>(
  environment: Environment,
  work: (database: Database | undefined) => Promise<T>,
): Promise<T> {
  const url = environment.databaseUrl ?? (await findEmbeddedServer(environment))?.url(LAB_DATABASE)
  const database = url === undefined ? undefined : await openDatabase(url).catch(noneFor)
  try {
    const isOurs = database && (await readOwnership(database)) === 'ours'
    return await work(isOurs ? database : undefined)
  } finally {
    await database?.close()
  }
}

function noneFor(error: unknown): undefined {
  if (error instanceof Problem) return undefined
  throw error
}
