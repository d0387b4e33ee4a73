import { expect, test } from 'vitest'
import { toDatabaseProblem } from '../../src/database/database-problem.ts'
import { openDatabase } from '../../src/database/open-database.node.ts'
import { PostgresError } from '../../src/database/postgres-error.ts'
import { Problem } from '../../src/problem.ts'
import { backends, serverUrl, withEmptyDatabase, withServerDatabase } from '../support/backends.ts'
import { withEmbeddedServer } from '../support/embedded.ts'

const codeOf = (error: unknown) => (toDatabaseProblem(error) as { code?: unknown }).code

test('a server that goes away in the middle is a Problem, in a query and in the one after', () =>
  withEmbeddedServer(async (server) => {
    const database = await openDatabase(server.url('lab'))
    const interrupted = database.query('SELECT pg_sleep(0.2)').catch(codeOf)
    process.kill(server.pid, 'SIGKILL')
    expect(await interrupted).toBe('SERVER_GONE')
    expect(await database.query('SELECT 1').catch(codeOf)).toBe('SERVER_GONE')
  }))

test.skipIf(!serverUrl)(
  'a connection that an administrator ends is a Problem (TEST_DATABASE_URL)',
  () =>
    withServerDatabase(async (url) => {
      const [one, two] = [await openDatabase(url), await openDatabase(url)]
      const [row] = await one.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      const waiting = one.query('SELECT pg_sleep(60)').catch(codeOf)
      await two.query('SELECT pg_terminate_backend($1)', [row?.pid ?? 0])
      expect(await waiting).toBe('SERVER_GONE')
      await two.close()
    }),
)

test.each(backends)('%s: a read-only database is a Problem', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    await database.execute('SET default_transaction_read_only = on')
    expect(await database.execute('CREATE TABLE t (id int)').catch(codeOf)).toBe(
      'DATABASE_READ_ONLY',
    )
  }),
)

test.each(backends)('%s: a user who may not write is a Problem that keeps the reason', (backend) =>
  withEmptyDatabase(backend, async (database) => {
    await database.execute('SET ROLE pg_read_all_data')
    const error = await database.execute('CREATE TABLE t (id int)').catch((failure) => failure)
    expect((toDatabaseProblem(error) as Problem).message).toBe(
      'The database user may not do this: permission denied for schema public.',
    )
  }),
)

test.each([
  ['53100', 'DISK_FULL'],
  ['53300', 'TOO_MANY_CONNECTIONS'],
  ['57P03', 'SERVER_STARTING'],
  ['55P03', 'DATABASE_BUSY'],
  ['40P01', 'DATABASE_BUSY'],
])('SQLSTATE %s is the Problem %s', (code, expected) => {
  expect(codeOf(new PostgresError('so it says', { code }))).toBe(expected)
})

test.each([
  new PostgresError('division by zero', { code: '22012' }),
  new TypeError('x is not a function'),
  Object.assign(new Error('no such file'), { code: 'ENOENT' }),
  new Problem('MIGRATION_EDITED', { message: 'edited', fix: 'restore' }),
  'text',
  undefined,
])('what a person can do nothing about stays as it is: %s', (error) => {
  expect(toDatabaseProblem(error)).toBe(error)
})
