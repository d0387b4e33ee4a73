import { expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { withDatabase } from '../../src/database/database-url.ts'
import { serverUrl, withServerDatabase } from '../support/backends.ts'
import { cliBackends, withCliDatabase } from '../support/cli-backends.ts'
import { withConnection } from '../support/embedded.ts'
import { filters, migrationList, schemaOf } from '../support/engine.ts'
import { startEngine } from '../support/engine-process.ts'

const HASH = /^[0-9a-f]{40}$/

/** Runs one of the `cli` commands: its exit code, and what the log says after its first line. */
async function runCommand(url: string, command: string) {
  const { code, log } = await startEngine({ url }, 'cli', command).ended
  const [first, ...others] = log
  expect(first?.fields).toEqual({
    message: 'Starting schema engine CLI',
    git_hash: expect.stringMatching(HASH),
  })
  return { code, log: others.map(({ level, fields, target }) => ({ level, fields, target })) }
}

function information(message: string) {
  return { code: 0, log: [{ level: 'INFO', fields: { message }, target: 'schema_engine' }] }
}

function failure(error_code: string, message: string) {
  const fields = { is_panic: false, error_code, message }
  return { code: 1, log: [{ level: 'ERROR', fields, target: 'schema_engine::logger' }] }
}

test.each(cliBackends)('%s: a database is created, reached and dropped once', async (backend) => {
  await withCliDatabase(backend, async (database) => {
    const name = `${new URL(database.url).pathname.slice(1)}_other`
    const url = withDatabase(database.url, name)
    const missing = failure('P1003', `Database \`${name}\` does not exist`)
    expect(await runCommand(url, 'can-connect-to-database')).toEqual(missing)
    expect(await runCommand(url, 'create-database')).toEqual(
      information(`Database '${name}' was successfully created.`),
    )
    expect(await runCommand(url, 'create-database')).toEqual(
      failure('P1009', `Database \`${name}\` already exists on the database server`),
    )
    expect(await runCommand(url, 'can-connect-to-database')).toEqual(
      information('Connection successful'),
    )
    expect(await runCommand(url, 'drop-database')).toEqual(
      information('The database was successfully dropped.'),
    )
    expect(await runCommand(url, 'drop-database')).toEqual(missing)
  })
})

test('what is not a PostgreSQL URL is P1013', async () => {
  const { code, log } = await runCommand(
    'mysql://root:secret@localhost/lab',
    'can-connect-to-database',
  )
  expect([code, log[0]?.fields.error_code]).toEqual([1, 'P1013'])
  expect(log[0]?.fields.message).toMatch(
    /^The provided database string is invalid\. The scheme is not recognized in database URL\./,
  )
})

test.runIf(serverUrl)('a server without TLS is P1011 when TLS is required', async () => {
  const url = `${serverUrl}?sslmode=require`
  expect(await runCommand(url, 'can-connect-to-database')).toEqual(
    failure('P1011', 'Error opening a TLS connection: The server does not support SSL connections'),
  )
})

test.each(cliBackends)(
  '%s: requests are answered in order, as Prisma’s engine',
  async (backend) => {
    await withCliDatabase(backend, async ({ url, shadowDatabaseUrl, use }) => {
      const engine = startEngine({ url, shadowDatabaseUrl })
      const datasource = { tag: 'ConnectionString', url }
      const migrationsList = migrationList({ '1_people': 'CREATE TABLE people ()' })
      const to = { tag: 'schemaDatasource', ...schemaOf(''), configDir: '.' }
      const diff = { from: { tag: 'empty' }, to, script: false, exitCode: true, filters }
      const answers = await Promise.all([
        engine.request('getDatabaseVersion', { datasource }),
        engine.request('ensureConnectionValidity', { datasource }),
        engine.request('applyMigrations', { migrationsList, filters }),
        engine.request('diagnoseMigrationHistory', {
          migrationsList,
          filters,
          optInToShadowDatabase: true,
        }),
        engine.request('createDatabase', { datasource }),
        engine.request('diff', diff),
        engine.request('dbExecute', {
          datasourceType: datasource && { tag: 'url', url },
          script: 'CREATE TABLE a (); CREATE TABLE b ()',
        }),
        engine.request('reset', { filter: filters }),
        engine.request('listMigrationDirectories', {}),
      ])
      expect(answers).toEqual([
        { result: expect.stringMatching(/^PostgreSQL \d+/) },
        { result: {} },
        { result: { appliedMigrationNames: ['1_people'] } },
        {
          result: {
            editedMigrationNames: [],
            failedMigrationNames: [],
            hasMigrationsTable: true,
            history: null,
          },
        },
        {
          error: {
            code: 4466,
            message: 'An error happened. Check the data field for details.',
            data: expect.objectContaining({ is_panic: false, error_code: 'P1009' }),
          },
        },
        { result: { exitCode: 2 } },
        { result: null },
        { result: null },
        { error: { code: -32601, message: 'Method not found' } },
      ])
      expect(engine.printed).toEqual([expect.stringContaining('[+] Added tables\n  - people')])
      engine.child.stdin?.end()
      expect((await engine.ended).code).toBe(0)
      const tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
      expect(await use((database) => database.query(tables))).toEqual([])
    })
  },
)

test('a panic ends the engine with 101 and its message', async () => {
  const engine = startEngine({ url: 'postgresql://nobody@127.0.0.1:1/nowhere' })
  engine.request('debugPanic')
  const { code, log } = await engine.ended
  expect([code, log.at(-1)?.fields]).toEqual([
    101,
    {
      is_panic: true,
      message: 'This is the debugPanic artificial panic',
      backtrace: expect.stringContaining('EngineError'),
    },
  ])
})

test.each(cliBackends)('%s: TypedSQL learns the types of a query', async (backend) => {
  await withCliDatabase(backend, async ({ url, use }) => {
    await use((database) =>
      database.execute(`CREATE TYPE mood AS ENUM ('glad');
        CREATE TABLE people (id int PRIMARY KEY, name text, tags text[], mood mood NOT NULL)`),
    )
    const engine = startEngine({ url })
    const source = `-- The glad ones
-- @param {Int} $1:minimum The least id
-- @param $2:named?
SELECT id, name, tags, mood, count(*) AS n FROM people WHERE id > $1 AND name = $2 GROUP BY id`
    const wrong = { url, queries: [{ name: 'wrong', source: 'SELECT nothing' }] }
    expect([
      await engine.request('introspectSql', { url, queries: [{ name: 'glad', source }] }),
      await engine.request('introspectSql', wrong),
    ]).toEqual([
      {
        result: {
          queries: [
            {
              name: 'glad',
              source,
              documentation: 'The glad ones',
              parameters: [
                { name: 'minimum', typ: 'int', documentation: 'The least id', nullable: false },
                { name: 'named', typ: 'string', documentation: null, nullable: true },
              ],
              resultColumns: [
                { name: 'id', typ: 'int', nullable: false },
                { name: 'name', typ: 'string', nullable: true },
                { name: 'tags', typ: 'string-array', nullable: true },
                { name: 'mood', typ: 'mood', nullable: false },
                { name: 'n', typ: 'bigint', nullable: true },
              ],
            },
          ],
        },
      },
      {
        error: {
          code: 4466,
          message: 'An error happened. Check the data field for details.',
          data: { is_panic: false, message: 'ERROR: column "nothing" does not exist' },
        },
      },
    ])
    engine.child.stdin?.end()
    expect((await engine.ended).code).toBe(0)
  })
})

const SHADOWS = "SELECT datname FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow_db_%'"

/** Resolves when a migration is being replayed on a shadow database. */
async function waitForReplay(server: Database, mark: string): Promise<string> {
  for (;;) {
    const [session] = await server.query<{ datname: string }>(
      'SELECT datname FROM pg_stat_activity WHERE query LIKE $1 AND pid <> pg_backend_pid()',
      [`%${mark}%`],
    )
    if (session) return session.datname
  }
}

const endings: [how: string, end: (child: ReturnType<typeof startEngine>['child']) => void][] = [
  ['SIGTERM', (child) => child.kill('SIGTERM')],
  ['SIGINT', (child) => child.kill('SIGINT')],
  ['the end of its input', (child) => child.stdin?.end()],
]

test.runIf(serverUrl).each(endings)(
  '%s in the middle leaves no shadow database',
  async (how, end) => {
    await withServerDatabase((url) =>
      withConnection(url, async (server) => {
        const mark = `-- ended by ${how}: ${new URL(url).pathname}`
        const engine = startEngine({ url })
        const migrationsList = migrationList({ '1_slow': `SELECT pg_sleep(60) ${mark}` })
        engine.request('devDiagnostic', { migrationsList, filters })
        const shadow = await waitForReplay(server, mark)
        expect(shadow).toMatch(/^prisma_migrate_shadow_db_/)
        end(engine.child)
        expect((await engine.ended).code).toBe(0)
        const left = await server.query<{ datname: string }>(SHADOWS)
        expect(left.map(({ datname }) => datname)).not.toContain(shadow)
      }),
    )
  },
)
