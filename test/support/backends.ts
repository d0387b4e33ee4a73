import { randomUUID } from 'node:crypto'
import type { Database } from '../../src/database/database.ts'
import { withDatabase } from '../../src/database/database-url.ts'
import { openPg } from '../../src/database/pg-database.node.ts'
import { openPGlite } from '../../src/database/pglite-database.ts'
import { readTemplate } from '../../src/database/template.node.ts'
import { projectPath } from '../../src/project.node.ts'

/**
 * A real server on which tests may create databases; unset, they run on the embedded PostgreSQL
 * alone. A setting of its own, so that no test ever touches the database in DATABASE_URL.
 */
export const serverUrl = process.env.TEST_DATABASE_URL

/** Every way of reaching PostgreSQL that tests run against, for `test.each(backends)`. */
export const backends = ['pglite', ...(serverUrl ? (['postgres'] as const) : [])] as const

export type Backend = (typeof backends)[number]

/** An empty database of `backend`, gone afterwards. */
export async function withEmptyDatabase<T>(
  backend: Backend,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  if (backend === 'postgres') {
    return withServerDatabase(async (url) => {
      const database = await openPg(url)
      try {
        return await work(database)
      } finally {
        await database.close()
      }
    })
  }
  const database = await openPGlite({ template: await readTestTemplate() })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** The URL of an empty database on the real server, dropped afterwards with its workspace's. */
export async function withServerDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  if (!serverUrl) throw new Error('TEST_DATABASE_URL is not set')
  const name = `lab_test_${randomUUID().slice(0, 8)}`
  const server = await openPg(serverUrl)
  try {
    await server.execute(`CREATE DATABASE ${name}`)
    return await work(withDatabase(serverUrl, name))
  } finally {
    // The workspace's is named after the lab's.
    for (const made of [name, `${name}_workspace`]) {
      await server.execute(`DROP DATABASE IF EXISTS ${made} WITH (FORCE)`)
    }
    await server.close()
  }
}

/** Where the template is that in-memory databases start from: a folder that npm keeps for caches. */
const testHome = projectPath('node_modules/.cache/prisma-migration-lab')

/** What tests open the lab with: that folder, and little patience for locks. */
export const testSettings = { home: testHome, lockSeconds: 5 }

export function readTestTemplate(): Promise<Blob> {
  return readTemplate(testHome)
}
