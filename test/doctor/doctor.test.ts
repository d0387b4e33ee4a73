import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { withDatabase } from '../../src/database/database-url.ts'
import type { CheckResult } from '../../src/doctor/check.ts'
import { check } from '../../src/doctor/check.ts'
import { checkConnection } from '../../src/doctor/check-connection.node.ts'
import { checkGenerated, checkHome, noSpace } from '../../src/doctor/check-files.node.ts'
import { checkNode } from '../../src/doctor/check-node.node.ts'
import { checkPackages } from '../../src/doctor/check-packages.node.ts'
import { checkProject } from '../../src/doctor/check-project.node.ts'
import { serverUrl, withServerDatabase } from '../support/backends.ts'
import { withConnection } from '../support/embedded.ts'
import { plainPostgres, withPlainPostgres } from '../support/plain-postgres.ts'

async function examineDatabase(url: string, shadowDatabaseUrl?: string): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  await checkConnection({ url, shadowDatabaseUrl }, (result) => results.push(result))
  return results
}

/** The checks that failed, by name, with their fixes. */
function failures(results: readonly CheckResult[]) {
  const failed = results.filter(({ status }) => status === 'failed')
  return Object.fromEntries(failed.map(({ name, fix }) => [name, fix]))
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-test-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test.each([
  ['18.20.0', 'failed'],
  ['20.18.3', 'failed'],
  ['20.19.0', 'ok'],
  ['21.7.0', 'failed'],
  ['22.11.0', 'failed'],
  ['22.12.0', 'ok'],
  ['23.0.0', 'failed'],
  ['24.0.0', 'ok'],
  ['26.1.0', 'ok'],
])('Node %s is %s', async (version, status) => {
  expect(await checkNode(version)).toMatchObject({ name: 'Node', status })
})

test('packages that are missing or of another version are named', async () => {
  await withFolder(async (folder) => {
    const packages = {
      '': { version: '1.0.0' },
      'node_modules/there': { version: '1.2.3' },
      'node_modules/there/node_modules/old': { version: '2.0.0' },
      'node_modules/for-another-system': { version: '1.0.0', optional: true },
      'node_modules/for-tests': { version: '1.0.0', dev: true },
      'node_modules/gone': { version: '1.0.0' },
    }
    const install = async (path: string, version: string) => {
      await mkdir(join(folder, path), { recursive: true })
      await writeFile(join(folder, path, 'package.json'), JSON.stringify({ version }))
    }
    expect(await checkPackages(folder)).toMatchObject({
      status: 'failed',
      detail: "package-lock.json can't be read (ENOENT).",
    })
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages }))
    await install('node_modules/there', '1.2.3')
    await install('node_modules/there/node_modules/old', '1.9.0')
    expect(await checkPackages(folder)).toEqual({
      name: 'packages',
      status: 'failed',
      detail:
        'node_modules is not what package-lock.json says: old is 1.9.0, not 2.0.0, gone is missing.',
      fix: 'npm ci',
    })
    await install('node_modules/there/node_modules/old', '2.0.0')
    await install('node_modules/gone', '1.0.0')
    expect(await checkPackages(folder)).toEqual({
      name: 'packages',
      status: 'ok',
      detail: '3 installed, as package-lock.json says, 1 for tests are left out',
    })
  })
})

test("files of the project that are missing are named, with git's way to get each back", async () => {
  await withFolder(async (folder) => {
    const own = { migration: '2026_own', files: ['query.sql'], slug: '01-own' }
    const files = [
      'prisma.config.ts',
      'prisma/schema.prisma',
      'prisma/migrations/migration_lock.toml',
      'prisma/migrations/2026_own/migration.sql',
      'prisma/migrations/2026_own/down.sql',
      'lessons/embeddings.bin',
      ...['README.md', 'app.ts', 'lesson.ts', 'schema.prisma', 'tasks.ts'].map(
        (name) => `lessons/01-own/${name}`,
      ),
      'lessons/01-own/starter/query.sql',
      'lessons/01-own/solution/query.sql',
    ]
    for (const file of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), '')
    }
    expect(await checkProject([own], folder)).toEqual({
      name: 'project files',
      status: 'ok',
      detail: 'the schema, 1 migrations with their down.sql and 1 lessons are there',
    })
    await rm(join(folder, 'prisma/schema.prisma'))
    await rm(join(folder, 'prisma/migrations/2026_own/down.sql'))
    await rm(join(folder, 'lessons/01-own/starter'), { recursive: true })
    expect(await checkProject([own], folder)).toMatchObject({
      status: 'failed',
      detail:
        'Missing: prisma/schema.prisma, prisma/migrations/2026_own/down.sql, lessons/01-own/starter.',
      fix: 'git checkout -- prisma/schema.prisma prisma/migrations/2026_own/down.sql lessons/01-own/starter',
    })
    await rm(join(folder, 'prisma'), { recursive: true })
    await mkdir(join(folder, 'prisma/schema.prisma'), { recursive: true })
    expect(await checkProject([own], folder)).toMatchObject({
      detail: 'Missing: prisma/schema.prisma, prisma/migrations, lessons/01-own/starter.',
    })
  })
})

test('a folder that is no folder is a Problem, and one that is not there yet is fine', async () => {
  await withFolder(async (folder) => {
    await appendFile(join(folder, 'file'), '')
    expect(await checkHome(join(folder, 'file'))).toMatchObject({
      status: 'failed',
      detail: `The embedded server can't write in its folder ${folder}/file (ENOTDIR).`,
    })
    expect(await checkGenerated(join(folder, 'file', 'generated'))).toMatchObject({
      status: 'failed',
      fix: 'Make that folder yours (chown, chmod), then: npm run generate',
    })
    expect(await checkHome(join(folder, 'not', 'yet'))).toMatchObject({ status: 'ok' })
  })
})

test('less than 200 MB are too few', () => {
  expect(noSpace(200, '/home')).toBe(undefined)
  expect(noSpace(199, '/home')?.code).toBe('DISK_FULL')
})

test('what a check did not expect, a missing package too, is a failure of that check alone', async () => {
  const results = [
    await check('engine', () => import('./no-such-module.ts' as string)),
    await check('wonder', () => Promise.reject(new TypeError('x is not a function'))),
  ]
  expect(results).toMatchObject([
    { status: 'failed', fix: 'npm ci' },
    {
      status: 'failed',
      detail: 'It could not be checked: x is not a function.',
      fix: 'Mend what it says, then: npm run doctor',
    },
  ])
})

test('without a connection the checks that need it are skipped', async () => {
  const results = await examineDatabase('postgresql://me:sesame@127.0.0.1:1/lab')
  expect(results.map(({ name, status }) => `${name} ${status}`)).toEqual([
    'connection failed',
    'server version skipped',
    'ownership skipped',
    'pgvector skipped',
    'privileges skipped',
    'shadow database skipped',
  ])
  expect(JSON.stringify(results)).not.toContain('sesame')
})

test.runIf(plainPostgres)('a server without pgvector fails that check alone', async () => {
  await withPlainPostgres(async (url) => {
    const failed = failures(await examineDatabase(url))
    expect(Object.keys(failed)).toEqual(['pgvector'])
    expect(failed.pgvector).toMatch(/^Install it on the server .*npm run phase -- 4$/)
  })
})

test.runIf(serverUrl)('what a user may not do is named, and the password is not', async () => {
  await withServerDatabase(async (url) => {
    await withConnection(url, async (server) => {
      const role = `lab_test_user_${process.pid}`
      await server.execute(`CREATE ROLE ${role} LOGIN PASSWORD 'sesame'`)
      try {
        const mine = new URL(url)
        mine.username = role
        mine.password = 'sesame'
        const stranger = await examineDatabase(mine.href)
        expect(failures(stranger)).toMatchObject({
          privileges: expect.stringMatching(/^Make it the owner: psql -c 'ALTER DATABASE/),
          pgvector: expect.stringMatching(/^Let a superuser do it once/),
          'shadow database': expect.stringMatching(/npm run doctor$/),
        })
        const name = mine.pathname.slice(1)
        await server.execute(`ALTER DATABASE ${name} OWNER TO ${role}`)
        const owner = await examineDatabase(mine.href)
        expect(failures(owner)).toMatchObject({
          privileges: `psql -c 'ALTER ROLE "${role}" CREATEDB'`,
          'shadow database': expect.stringMatching(/npm run doctor$/),
        })
        await server.execute(`ALTER ROLE ${role} CREATEDB; CREATE EXTENSION vector`)
        expect(failures(await examineDatabase(mine.href))).toEqual({})
        await server.execute(`ALTER ROLE ${role} SET default_transaction_read_only = on`)
        expect(failures(await examineDatabase(mine.href))).toMatchObject({
          privileges: 'Point DATABASE_URL in .env at the primary server, then: npm run doctor',
        })
        expect(JSON.stringify([stranger, owner])).not.toContain('sesame')
      } finally {
        await server.execute(`REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP ROLE ${role}`)
      }
    })
  })
})

test.runIf(serverUrl)('the lab database is no shadow database, and is not touched', async () => {
  await withServerDatabase(async (url) => {
    await withConnection(url, (database) => database.execute('CREATE TABLE mine (id int)'))
    const same = new URL(url)
    same.hostname = 'localhost'
    const results = await examineDatabase(url, same.href)
    expect(Object.keys(failures(results))).toEqual(['ownership', 'shadow database'])
    await withConnection(url, async (database) => {
      expect(await database.query('SELECT count(*)::int AS rows FROM mine')).toEqual([{ rows: 0 }])
    })
  })
})

test.runIf(serverUrl)('a database that does not exist is a Problem of the connection', async () => {
  const results = await examineDatabase(withDatabase(serverUrl ?? '', 'lab_test_never_made'))
  expect(failures(results)).toEqual({ connection: expect.stringMatching(/^Create it: createdb/) })
})
