import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { resolve as absolute, join } from 'node:path'
import type { Environment } from '../environment.ts'
import { Problem } from '../problem.ts'
import { projectPath } from '../project.node.ts'
import { askServer } from './embedded-control.node.ts'
import { type EmbeddedRecord, readRecord } from './embedded-record.node.ts'
import { fileProblem, makeFolder } from './file-problem.node.ts'

/** The PostgreSQL that the lab brings along: one background process for all commands. */
export interface EmbeddedServer {
  pid: number
  port: number
  /** Connection URL of one of its databases; it needs no password. */
  url(database: string): string
}

type Home = Pick<Environment, 'home' | 'idleMinutes'>

/** What the background process tells the one that started it. */
export type StartReport =
  | { ready: true }
  | { problem: { code: string; message: string; fix: string } }

const MAIN = 'src/database/embedded-main.node.ts'
const LOG_LINES = 8
/** Another command may start or stop the server between two looks. */
const ATTEMPTS = 5

/**
 * The running server, started when there is none. However many commands call this at once, they get
 * the same one. Throws `HOME_UNWRITABLE`, `DISK_FULL`, `SERVER_NOT_STARTED`, `SERVER_SILENT`.
 */
export async function requireEmbeddedServer(environment: Home): Promise<EmbeddedServer> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const server = await findEmbeddedServer(environment)
    if (server) return server
    await startProcess(environment)
  }
  throw await notStarted(environment.home)
}

/** The running server, when there is one. Throws `SERVER_SILENT` when it runs but doesn't answer. */
export async function findEmbeddedServer({ home }: Home): Promise<EmbeddedServer | undefined> {
  const record = await readRecord(home)
  if (!record || !(await askServer(record, 'ready'))) return undefined
  const { pid, port } = record
  return { pid, port, url: (database) => `postgresql://postgres@127.0.0.1:${port}/${database}` }
}

/** Stops the server and waits until it is gone; false when none ran. */
export async function stopEmbeddedServer({ home }: Home): Promise<boolean> {
  const record = await readRecord(home)
  if (!record || !(await askServer(record, 'stop'))) return false
  await waitForEnd(record)
  return true
}

async function startProcess({ home, idleMinutes }: Home): Promise<void> {
  try {
    await makeFolder(home)
    const log = await open(join(home, 'server.log'), 'a')
    try {
      const server = spawn(
        process.execPath,
        [projectPath('bin/run.mjs'), MAIN, absolute(home), String(idleMinutes)],
        { cwd: projectPath(), detached: true, stdio: ['ignore', log.fd, log.fd, 'ipc'] },
      )
      await waitForReport(server, home)
    } finally {
      await log.close()
    }
  } catch (error) {
    throw fileProblem(error, home) ?? error
  }
}

async function waitForReport(server: ChildProcess, home: string): Promise<void> {
  const report = await new Promise<StartReport | 'failed' | 'killed'>((resolve, reject) => {
    server.once('message', (message) => resolve(message as StartReport))
    server.once('error', reject)
    server.once('exit', (_, signal) => resolve(signal ? 'killed' : 'failed'))
  })
  if (server.connected) server.disconnect()
  server.unref()
  if (report === 'failed') throw await notStarted(home)
  // Somebody ended it while it started; the next attempt tells whether it can start.
  if (report === 'killed') return
  if ('problem' in report) throw new Problem(report.problem.code, report.problem)
}

async function notStarted(home: string): Promise<Problem> {
  const log = await readFile(join(home, 'server.log'), 'utf8').catch(() => '')
  const lines = log.trimEnd().split('\n').slice(-LOG_LINES).join('\n')
  return new Problem('SERVER_NOT_STARTED', {
    message: `The embedded server did not start. The end of ${join(home, 'server.log')}:\n${lines}`,
    fix: 'Mend what it says, or set LAB_HOME to an empty folder, then: npm run db -- start',
  })
}

// Its sockets close a moment before the process is gone, and nothing else tells of a process that
// is not a child of this one.
async function waitForEnd({ pid }: EmbeddedRecord): Promise<void> {
  for (let look = 0; look < 200 && isRunning(pid); look++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
