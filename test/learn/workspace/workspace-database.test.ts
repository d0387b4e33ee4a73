import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { course } from '../../../lessons/course.ts'
import { withDatabase } from '../../../src/database/database-url.ts'
import { readWorkspaceDatasource } from '../../../src/database/datasource.node.ts'
import { readOwnDatabase } from '../../../src/learn/workspace/own-database.ts'
import { resetDatabase, resetLesson } from '../../../src/learn/workspace/reset-lesson.node.ts'
import { enterWorkspace, openWorkspace } from '../../../src/learn/workspace/workspace.node.ts'
import { findWorkspaceFolder } from '../../../src/learn/workspace/workspace-folder.node.ts'
import { serverUrl } from '../../support/backends.ts'
import { servers } from '../../support/command-line.ts'
import { withConnection } from '../../support/embedded.ts'
import { dropDatabase, readFiles, testWorkspace, useWorkspaces } from '../support/workspace.ts'

const withTestWorkspace = useWorkspaces()
const [, second, third] = course.lessons

test('on a real server the workspace’s database is a second one, named after the lab’s', async () => {
  const url = 'postgresql://ada:secret@db.example.com:6543/lessons?sslmode=require'
  const { environment } = testWorkspace('/nowhere', url)
  expect(
    await readWorkspaceDatasource({ ...environment, shadowDatabaseUrl: 'postgresql://x/y' }),
  ).toEqual({
    url: 'postgresql://ada:secret@db.example.com:6543/lessons_workspace?sslmode=require',
    shadowDatabaseUrl: 'postgresql://x/y',
  })
  const long = testWorkspace('/nowhere', withDatabase(url, 'ü'.repeat(31)))
  const { url: cut, shadowDatabaseUrl } = await readWorkspaceDatasource(long.environment)
  expect(decodeURIComponent(new URL(cut).pathname)).toBe(`/${'ü'.repeat(26)}_workspace`)
  expect(shadowDatabaseUrl).toBe(undefined)
})

test('on the embedded server its shadow is empty at every start and can’t be dropped', async () => {
  await withTestWorkspace('embedded', async ({ environment }) => {
    const { shadowDatabaseUrl = '' } = await readWorkspaceDatasource(environment)
    expect(new URL(shadowDatabaseUrl).pathname).toBe('/workspace_shadow')
    await withConnection(shadowDatabaseUrl, (shadow) => shadow.execute('CREATE TABLE t ()'))
    const maintenance = withDatabase(shadowDatabaseUrl, 'postgres')
    await withConnection(maintenance, async (server) => {
      await expect(server.execute('DROP DATABASE workspace_shadow')).rejects.toMatchObject({
        code: '42501',
      })
    })
  })
})

test.each(servers)(
  '%s: a database of that name which is somebody else’s is refused',
  async (server) => {
    await withTestWorkspace(server, async ({ workspace, folder, environment, use }) => {
      const { url } = await readWorkspaceDatasource(environment)
      const name = new URL(url).pathname.slice(1)
      await withConnection(environment.databaseUrl ?? withDatabase(url, 'postgres'), (other) =>
        other.execute(`CREATE DATABASE "${name}"`),
      )
      await use((database) => database.execute('CREATE TABLE theirs (); CREATE TABLE more ()'))
      await expect(enterWorkspace(workspace)).rejects.toMatchObject({
        code: 'WORKSPACE_DATABASE_NOT_OURS',
        message: `Database ${name} is not the workspace's: it holds relation more, relation theirs. Nothing was written.`,
      })
      expect(await findWorkspaceFolder(folder)).toBe('none')
    })
  },
)

test.runIf(serverUrl)('a user who may not create databases is told what to have made', async () => {
  await withTestWorkspace('postgres', async ({ environment, folder }) => {
    const url = environment.databaseUrl ?? ''
    const role = new URL(url).pathname.slice(1)
    const limited = new URL(url)
    limited.username = role
    limited.password = 'limited'
    const { workspace } = testWorkspace(environment.home, limited.href)
    await withConnection(url, async (server) => {
      await server.execute(`CREATE ROLE ${role} LOGIN PASSWORD 'limited'`)
      try {
        await expect(enterWorkspace(workspace)).rejects.toMatchObject({
          code: 'WORKSPACE_DATABASE_DENIED',
          message: `The user in DATABASE_URL may not create databases, and the workspace needs one of its own, ${role}_workspace.`,
          fix: `Have it made: createdb -O <user> ${role}_workspace, or learn on the embedded server: DATABASE_URL= npm run learn`,
        })
        expect(await findWorkspaceFolder(folder)).toBe('none')
        await server.execute(`CREATE DATABASE ${role}_workspace OWNER ${role}`)
        expect((await enterWorkspace(workspace, second)).lesson).toBe(second)
      } finally {
        await dropDatabase(url, `${role}_workspace`)
        await server.execute(`DROP ROLE ${role}`)
      }
    })
  })
})

test.each(servers)(
  '%s: a database that is gone is made again, at the start of the lesson',
  async (server) => {
    await withTestWorkspace(server, async ({ workspace, environment, use }) => {
      await enterWorkspace(workspace, third)
      const { url } = await readWorkspaceDatasource(environment)
      await dropDatabase(
        environment.databaseUrl ?? withDatabase(url, 'postgres'),
        new URL(url).pathname.slice(1),
      )
      expect((await openWorkspace(workspace)).notes).toEqual([
        "The workspace's database was empty: it is at the start of lesson 3 again.",
      ])
      expect((await use(readOwnDatabase)).rows).toBe(100)
      expect((await openWorkspace(workspace)).notes).toEqual([])
    })
  },
)

test.each(servers)('%s: the database alone can be put back, and the files stay', async (server) => {
  await withTestWorkspace(server, async ({ workspace, folder, use }) => {
    await enterWorkspace(workspace, second)
    const before = await readFiles(folder)
    await use((database) => database.execute('DROP TABLE users'))
    await writeFile(join(folder, 'prisma/schema.prisma'), 'mine')
    const { notes } = await resetDatabase(workspace, second ?? missing())
    expect(notes).toEqual([
      'Your own database is at the start of lesson 2 again, with the hundred people in it. Your files are as they were.',
      'To run them on it: cd workspace && npx prisma migrate deploy',
    ])
    expect(await readFiles(folder)).toEqual({ ...before, 'prisma/schema.prisma': 'mine' })
    expect(await use(readOwnDatabase)).toMatchObject({
      applied: [{ name: '20260101000100_create_users' }],
      rows: 100,
    })
  })
})

test.each(servers)('%s: a reset that can’t be done leaves all as it was', async (server) => {
  await withTestWorkspace(server, async ({ workspace, folder, use }) => {
    await enterWorkspace(workspace, second)
    await writeFile(join(folder, 'prisma/schema.prisma'), 'mine')
    const before = await readFiles(folder)
    const impatient = { ...workspace, environment: { ...workspace.environment, lockSeconds: 1 } }
    await use(async (other) => {
      await other.execute('BEGIN; LOCK TABLE users')
      await expect(resetLesson(impatient, second ?? missing())).rejects.toThrow()
      await other.execute('ROLLBACK')
    })
    expect(await readFiles(folder)).toEqual(before)
    expect((await openWorkspace(workspace)).notes).toEqual([])
  })
})

test.each(servers)('%s: two that begin at once make one workspace', async (server) => {
  await withTestWorkspace(server, async ({ workspace, folder, use }) => {
    await Promise.all([enterWorkspace(workspace, second), enterWorkspace(workspace, second)])
    expect((await openWorkspace(workspace)).notes).toEqual([])
    expect(Object.keys(await readFiles(folder))).not.toContain(expect.stringMatching('part'))
    expect((await use(readOwnDatabase)).rows).toBe(100)
  })
})

function missing(): never {
  throw new Error('the course has two lessons')
}
