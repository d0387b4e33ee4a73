import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { course } from '../../../lessons/course.ts'
import type { Database } from '../../../src/database/database.ts'
import { readWorkspaceDatasource } from '../../../src/database/datasource.node.ts'
import { findEmbeddedServer } from '../../../src/database/embedded-server.node.ts'
import type { Environment } from '../../../src/environment.ts'
import { type Workspace, workspaceOf } from '../../../src/learn/workspace/workspace.node.ts'
import { withServerDatabase } from '../../support/backends.ts'
import type { Server } from '../../support/command-line.ts'
import { makeEmbeddedHome, withConnection } from '../../support/embedded.ts'

export interface TestWorkspace {
  workspace: Workspace
  folder: string
  environment: Environment
  /** Works on the workspace's database as a client beside the lab. */
  use<T>(work: (database: Database) => Promise<T>): Promise<T>
  /** Lets the clock of the workspace go on. */
  wait(seconds: number): void
}

/** When a test's workspace begins, in local time. */
export const START = new Date(2026, 0, 2, 15, 4, 5)

/** Workspaces for one file of tests, which share an embedded server. */
export function useWorkspaces() {
  let made: Awaited<ReturnType<typeof makeEmbeddedHome>>
  beforeAll(async () => {
    made = await makeEmbeddedHome()
  })
  afterAll(() => made.remove())
  /** A workspace that isn't made yet, and its database on `server`; both gone afterwards. */
  return async function withTestWorkspace<T>(
    server: Server,
    work: (test: TestWorkspace) => Promise<T>,
  ): Promise<T> {
    const { home } = made.environment
    try {
      if (server === 'embedded') return await work(testWorkspace(home, undefined))
      return await withServerDatabase((url) => work(testWorkspace(home, url)))
    } finally {
      await rm(join(home, 'workspace'), { recursive: true, force: true })
      const embedded = await findEmbeddedServer({ ...made.environment })
      if (embedded) await dropDatabase(embedded.url('postgres'), 'workspace')
    }
  }
}

export function testWorkspace(home: string, databaseUrl: string | undefined): TestWorkspace {
  const environment: Environment = {
    databaseUrl,
    shadowDatabaseUrl: undefined,
    home,
    idleMinutes: 15,
    lockSeconds: 5,
    columns: 80,
    noColor: true,
    pollFiles: false,
    dumbTerminal: false,
  }
  const folder = join(home, 'workspace')
  let now = START
  return {
    workspace: workspaceOf(environment, course, folder, () => now),
    folder,
    environment,
    use: async (work) => withConnection((await readWorkspaceDatasource(environment)).url, work),
    wait: (seconds) => {
      now = new Date(now.getTime() + seconds * 1000)
    },
  }
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withConnection(serverUrl, (server) =>
    server.execute(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  )
}

/** Every file below a folder, by its path from there. */
export async function readFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const read = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = join(parentPath, name)
      return [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const
    }),
  )
  return Object.fromEntries(read.sort(([a], [b]) => (a < b ? -1 : 1)))
}
