import type { Database } from '../../src/database/database.ts'
import { openPg } from '../../src/database/pg-database.node.ts'
import { openPGlite } from '../../src/database/pglite-database.ts'
import { closedBy, emptyDatabase } from '../../web/worker/empty-database.ts'
import { type Backend, readTestTemplate, withServerDatabase } from '../support/backends.ts'

/** Opens an empty database for whoever closes it. */
export type OpenEmpty = () => Promise<Database>

/** Databases of `backend`, gone afterwards. One that is closed is emptied and opened again. */
export async function withEmptyDatabases<T>(
  backend: Backend,
  work: (open: OpenEmpty) => Promise<T>,
): Promise<T> {
  const ends: (() => Promise<void>)[] = []
  const free: Database[] = []
  const start = async () => {
    const { database, end } = await (backend === 'pglite' ? startPGlite() : startOnServer())
    ends.push(end)
    return database
  }
  const open = async () => {
    const database = free.pop() ?? (await start())
    return closedBy(database, async () => {
      await emptyDatabase(database)
      free.push(database)
    })
  }
  try {
    return await work(open)
  } finally {
    for (const end of ends) await end()
  }
}

interface Started {
  database: Database
  end(): Promise<void>
}

async function startPGlite(): Promise<Started> {
  const database = await openPGlite({ template: await readTestTemplate() })
  return { database, end: () => database.close() }
}

function startOnServer(): Promise<Started> {
  return new Promise((resolve, reject) => {
    const gone = withServerDatabase(async (url) => {
      const database = await openPg(url)
      await new Promise<void>((ended) => {
        const end = async () => {
          await database.close()
          ended()
          await gone
        }
        resolve({ database, end })
      })
    })
    gone.catch(reject)
  })
}
