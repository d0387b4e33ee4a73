import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../src/database/database.ts'
import {
  type EmbeddedServer,
  requireEmbeddedServer,
  stopEmbeddedServer,
} from '../../src/database/embedded-server.node.ts'
import { openPg } from '../../src/database/pg-database.node.ts'
import { templateFile } from '../../src/database/template.node.ts'
import { readTestTemplate } from './backends.ts'

/** What the embedded server needs to know of the environment. */
export interface EmbeddedHome {
  home: string
  idleMinutes: number
}

/** A folder of its own for an embedded server that is not started yet; stopped and gone afterwards. */
export async function withEmbeddedHome<T>(work: (home: EmbeddedHome) => Promise<T>): Promise<T> {
  const { environment, remove } = await makeEmbeddedHome()
  try {
    return await work(environment)
  } finally {
    await remove()
  }
}

/** The same for a whole file of tests, which removes it in the end. */
export async function makeEmbeddedHome() {
  const home = await mkdtemp(join(tmpdir(), 'lab-test-'))
  const template = await readTestTemplate()
  await writeFile(templateFile(home), Buffer.from(await template.arrayBuffer()))
  const environment: EmbeddedHome = { home, idleMinutes: 15 }
  const remove = async () => {
    await stopEmbeddedServer(environment)
    await rm(home, { recursive: true, force: true })
  }
  return { environment, remove }
}

/** A running embedded server of its own. */
export function withEmbeddedServer<T>(
  work: (server: EmbeddedServer, home: EmbeddedHome) => Promise<T>,
): Promise<T> {
  return withEmbeddedHome(async (home) => work(await requireEmbeddedServer(home), home))
}

/** A connection, closed afterwards. */
export async function withConnection<T>(
  url: string,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openPg(url)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
