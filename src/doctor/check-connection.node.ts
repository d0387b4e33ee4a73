import type { Database } from '../database/database.ts'
import { redactUrl } from '../database/database-url.ts'
import { Problem } from '../problem.ts'
import { type CheckResult, check } from './check.ts'
import {
  checkOwnership,
  checkPrivileges,
  checkServerVersion,
  checkVector,
} from './check-database.node.ts'
import { checkShadow } from './check-shadow.node.ts'

/** Where the lab database is. */
export interface DatabasePlace {
  url: string
  shadowDatabaseUrl: string | undefined
}

const ON_A_CONNECTION = ['server version', 'ownership', 'pgvector', 'privileges', 'shadow database']

/** Connects, and looks at everything that needs the connection; hands each result on as it comes. */
export async function checkConnection(
  place: DatabasePlace | undefined,
  onResult: (result: CheckResult) => void,
): Promise<void> {
  let database: Database | undefined
  if (place) {
    onResult(
      await check('connection', async () => {
        database = await connect(place.url)
        return redactUrl(place.url)
      }),
    )
  }
  if (!place || !database) {
    const detail = 'there is no connection'
    const names = [...(place ? [] : ['connection']), ...ON_A_CONNECTION]
    for (const name of names) onResult({ name, status: 'skipped', detail })
    return
  }
  try {
    for (const look of [checkServerVersion, checkOwnership, checkVector, checkPrivileges]) {
      onResult(await look(database))
    }
    onResult(await checkShadow({ ...place, database }))
  } finally {
    await database.close()
  }
}

async function connect(url: string): Promise<Database> {
  const { openPg } = await import('../database/pg-database.node.ts')
  const { openDatabase } = await import('../database/open-database.node.ts')
  try {
    return await openDatabase(url)
  } catch (error) {
    // The connection stands; how old the server is has a check of its own.
    if (error instanceof Problem && error.code === 'POSTGRES_TOO_OLD') return openPg(url)
    throw error
  }
}
