import { beforeAll, expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { ensureClients } from '../../src/course/clients.node.ts'
import type { Lesson } from '../../src/course/lesson.ts'
import { insertSeed } from '../../src/course/seed.ts'
import { onAnyTable } from '../../src/course/step-failure.ts'
import type { Database } from '../../src/database/database.ts'
import { applyMigrations } from '../../src/history/apply.ts'
import { readContext } from '../../src/lab.node.ts'
import { type Backend, backends, testSettings, withServerDatabase } from '../support/backends.ts'
import { withConnection, withEmbeddedServer } from '../support/embedded.ts'

type App = (url: string, print: (line: string) => void) => Promise<void>

const cases = backends.flatMap((backend) =>
  course.lessons.map((lesson) => [backend, lesson.slug, lesson] as const),
)

beforeAll(async () => {
  await ensureClients(course.lessons)
})

/** The URL of an empty database: an app talks to a server, embedded or real. */
function withUrl(backend: Backend, work: (url: string) => Promise<void>): Promise<void> {
  if (backend === 'postgres') return withServerDatabase(work)
  return withEmbeddedServer(async (server) => {
    await withConnection(server.url('postgres'), (database) =>
      database.execute('CREATE DATABASE apps'),
    )
    await work(server.url('apps'))
  })
}

async function moveUp(database: Database, { phase }: Lesson): Promise<void> {
  const { engineModule, history, seed } = await readContext(database, course, testSettings)
  await applyMigrations(database, engineModule, history, phase)
  await insertSeed(database, seed, phase)
}

const readRows = (url: string) =>
  withConnection(url, (database) => database.query('SELECT * FROM users ORDER BY id'))

/** Runs an app until it has printed `count` lines, and makes it fail there. */
async function runUntil(runApp: App, url: string, count: number): Promise<void> {
  let printed = 0
  const print = () => {
    printed += 1
    if (printed === count) throw new Error('stopped half-way')
  }
  await expect(runApp(url, print)).rejects.toThrow('stopped half-way')
}

test.each(cases)(
  '%s: the app of %s leaves the users as they were',
  async (backend, slug, lesson) => {
    const { runApp }: { runApp: App } = await import(`../../lessons/${slug}/app.ts`)
    await withUrl(backend, async (url) => {
      await withConnection(url, (database) => moveUp(database, lesson))
      const before = await readRows(url)
      expect(before).toHaveLength(100)

      const lines: string[] = []
      await runApp(url, (line) => lines.push(line))
      expect(lines.map((line) => line.split(' ')[0])).toEqual(STEPS[lesson.phase])
      expect(lines.at(-1)).toBe('deleted  user 101; 100 users are left as they were')
      expect(await readRows(url)).toEqual(before)

      for (const count of lines.keys()) {
        await runUntil(runApp, url, count + 1)
        expect(await readRows(url)).toEqual(before)
      }
    })
  },
)

const STEPS: Readonly<Record<number, string[]>> = {
  1: ['created', 'read', 'updated', 'deleted'],
  2: ['created', 'updated', 'read', 'deleted'],
  3: ['created', 'read', 'updated', 'deleted'],
  4: ['created', 'read', 'updated', 'near', 'near', 'near', 'deleted'],
}

test.each(backends)('%s: an app on a damaged table says what is amiss', async (backend) => {
  const { runApp }: { runApp: App } = await import('../../lessons/02-feature-expansion/app.ts')
  const lesson = course.lessons[1] as Lesson
  for (const sql of ['ALTER TABLE users RENAME id TO uid', 'DROP TABLE users']) {
    await withUrl(backend, async (url) => {
      await withConnection(url, (database) => moveUp(database, lesson))
      await withConnection(url, (database) => database.execute(sql))
      await expect(onAnyTable('at phase 2', () => runApp(url, () => {}))).rejects.toMatchObject({
        code: 'TABLE_UNEXPECTED',
      })
    })
  }
})
