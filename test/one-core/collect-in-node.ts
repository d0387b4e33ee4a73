import { course } from '../../lessons/course.ts'
import type { Database } from '../../src/database/database.ts'
import { openPg } from '../../src/database/pg-database.node.ts'
import { readProject } from '../../src/lab.node.ts'
import type { Evidence } from '../../src/learn/evidence.ts'
import {
  type CheckRequest,
  collectEvidence,
  type EvidenceSoFar,
  stopAt,
} from '../../src/learn/replay/collect-evidence.ts'
import { Deadline } from '../../src/learn/replay/deadline.ts'
import { fillScratch, openScratch } from '../../src/learn/replay/scratch.ts'
import { ScratchChild } from '../../src/learn/replay/scratch-child.node.ts'
import { STOP_SECONDS } from '../learn/support/check-in-process.ts'
import { evidenceOf, solutionOf } from '../learn/support/check-project.ts'
import { type Backend, serverUrl, testSettings, withServerDatabase } from '../support/backends.ts'

/** The evidence of one check in a scratch database of `backend`. */
export function collectInNode(
  backend: Backend,
  phase: number,
  request: CheckRequest,
): Promise<Evidence> {
  if (backend === 'postgres') return collectOnServer(phase, request)
  return evidenceOf(phase, request.project, request)
}

/** The same over PGlite, in a process that can be ended: for a file that runs without an end. */
export async function collectInProcess(phase: number, request: CheckRequest): Promise<Evidence> {
  const start = { course: withoutTasks(), phase, reference: await solutionOf(phase) }
  const limits = { seconds: STOP_SECONDS, megabytes: 1_500 }
  const child = new ScratchChild(testSettings.home, start, limits)
  try {
    return await child.check(request)
  } finally {
    await child.end()
  }
}

/** Tasks are functions, which no message can hold. */
function withoutTasks() {
  const lessons = course.lessons.map(({ phase, slug, title, summary, migration, columns }) => {
    return { phase, slug, title, summary, migration, columns }
  })
  return { people: course.people, lessons }
}

/** On a real server, where a session that runs without an end is ended by another one. */
async function collectOnServer(phase: number, request: CheckRequest): Promise<Evidence> {
  const { engineModule, seed } = await readProject(course, testSettings)
  const tools = { engineModule, seed, phase, reference: await solutionOf(phase) }
  return withoutNewRoles((server) =>
    withServerDatabase(async (url) => {
      const database = await openPg(url)
      try {
        await fillScratch(database, tools)
        const scratch = await openScratch(database, tools)
        const [{ id = 0 } = {}] = await database.query<{ id: number }>(
          'SELECT pg_backend_pid() AS id',
        )
        let soFar: EvidenceSoFar | undefined
        const deadline = new Deadline(() => {
          server.query('SELECT pg_terminate_backend($1)', [id]).catch(() => {})
        })
        try {
          return withoutOthers(
            await collectEvidence(scratch, request, async (news) => {
              soFar = news
              deadline.restart(STOP_SECONDS)
            }),
          )
        } catch (error) {
          if (!soFar || !deadline.isOver) throw error
          return stopAt(soFar, { file: soFar.file, seconds: STOP_SECONDS, why: 'time' })
        } finally {
          deadline.clear()
        }
      } finally {
        await database.close().catch(() => {})
      }
    }),
  )
}

/** Roles belong to the whole server: those that a project makes are gone afterwards. */
async function withoutNewRoles<T>(work: (server: Database) => Promise<T>): Promise<T> {
  const server = await openPg(serverUrl ?? '')
  const readRoles = async () => {
    const roles = await server.query<{ name: string }>(
      "SELECT rolname AS name FROM pg_roles WHERE rolname IN ('reporting', 'reader')",
    )
    return roles.map(({ name }) => name)
  }
  try {
    const before = await readRoles()
    try {
      return await work(server)
    } finally {
      for (const name of await readRoles()) {
        if (!before.includes(name)) await server.execute(`DROP ROLE ${name}`)
      }
    }
  } finally {
    await server.close()
  }
}

/** Other tests make databases and roles on the same server meanwhile. */
function withoutOthers(evidence: Evidence): Evidence {
  if (evidence.up.status !== 'applied') return evidence
  const outside = evidence.up.outside.filter((object) => !/^\w+ lab_test_/.test(object))
  return { ...evidence, up: { ...evidence.up, outside } }
}
