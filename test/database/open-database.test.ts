import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { withDatabase } from '../../src/database/database-url.ts'
import { listenOnFreePort } from '../../src/database/free-port.node.ts'
import { openDatabase } from '../../src/database/open-database.node.ts'
import { openPg } from '../../src/database/pg-database.node.ts'
import { tooOld } from '../../src/database/server-version.ts'
import { wireMessage } from '../../src/database/wire-messages.node.ts'
import { serverUrl, withServerDatabase } from '../support/backends.ts'
import { withEmbeddedServer } from '../support/embedded.ts'

/** The Problem that opening `url` ends in, as code, message and fix. */
async function problemOf(url: string): Promise<string[]> {
  const error = await openDatabase(url).then(
    () => new Error('it opened'),
    (failure) => failure,
  )
  return [error.code, error.message, error.fix]
}

test('a server that is not there is a Problem that names host and port, and no password', async () => {
  const [code, message, fix] = await problemOf('postgresql://me:s3cret@127.0.0.1:1/lab')
  expect(code).toBe('DATABASE_UNREACHABLE')
  expect(message).toBe('No PostgreSQL answers at 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1.')
  expect(fix).toMatchInlineSnapshot(
    `"Start that server (docker compose up -d), or mend DATABASE_URL in .env, or remove it to use the embedded server, then: npm run db -- status"`,
  )
})

test('a host that is not there is a Problem', async () => {
  const [code, message] = await problemOf('postgresql://me:s3cret@nowhere.invalid/lab')
  expect(code).toBe('DATABASE_UNREACHABLE')
  expect(message).toMatch(/^No PostgreSQL answers at nowhere\.invalid:5432: getaddrinfo E/)
})

test('a program that hangs up is not a PostgreSQL', async () => {
  const stranger = createServer((socket) => socket.destroy())
  const port = await listenOnFreePort(stranger)
  const [code] = await problemOf(`postgresql://me:s3cret@127.0.0.1:${port}/lab`)
  stranger.close()
  expect(code).toBe('DATABASE_UNREACHABLE')
})

test('a connection that fails for want of a password is closed', async () => {
  // What a server with scram-sha-256 says to the first two messages of a client.
  const answers = ['\0\0\0\x0aSCRAM-SHA-256\0\0', '\0\0\0\x0br=r,s=s,i=4096']
  const server = createServer((socket) => {
    socket.on('data', () => {
      const answer = answers.shift()
      if (answer) socket.write(wireMessage('R', answer))
    })
  })
  const port = await listenOnFreePort(server)
  const [code] = await problemOf(`postgresql://me@127.0.0.1:${port}/lab`)
  expect(code).toBe('DATABASE_PASSWORD_WRONG')
  // Resolves when the last connection is closed, and not before.
  await once(server.close(), 'close')
})

test('a database that is not there is a Problem that says how to make it', () =>
  withEmbeddedServer(async (server) => {
    const [code, message, fix] = await problemOf(server.url('nowhere'))
    expect(code).toBe('DATABASE_MISSING')
    expect(message).toBe(
      `There is no such database at 127.0.0.1:${server.port}: database "nowhere" does not exist.`,
    )
    expect(fix).toBe(`Create it: createdb -h 127.0.0.1 -p ${server.port} -U postgres nowhere`)
    const [tls] = await problemOf(`${server.url('lab')}?sslmode=verify-full`)
    expect(tls).toBe('DATABASE_TLS')
    await (await openDatabase(server.url('lab'))).close()
  }))

test.each([
  [130012, 'The server is PostgreSQL 13; the lab needs 14 or newer.'],
  [90624, 'The server is PostgreSQL 9; the lab needs 14 or newer.'],
  [140000, undefined],
  [170005, undefined],
])('version %i: %s', (version, message) => {
  expect(tooOld(version)?.message).toBe(message)
})

describe.skipIf(!serverUrl)('on a real server (TEST_DATABASE_URL)', () => {
  const url = new URL(serverUrl ?? 'postgresql://unset/unset')

  test('a wrong password is a Problem that does not show it', async () => {
    url.password = 's3cret'
    const [code, message, fix] = await problemOf(url.href)
    expect(code).toBe('DATABASE_PASSWORD_WRONG')
    expect(message).toBe(
      `${url.host} refuses user postgres: password authentication failed for user "postgres".`,
    )
    expect(`${message} ${fix}`).not.toContain('s3cret')
  })

  test('a setting that the server refuses is a Problem', async () => {
    const setting = new URL(serverUrl ?? '')
    setting.searchParams.set('options', '-c log_line_prefix=x')
    const [code, message, fix] = await problemOf(setting.href)
    expect(code).toBe('CONNECTION_REFUSED')
    expect(message).toContain('parameter "log_line_prefix" cannot be changed now')
    expect(fix).toContain('after the ? of DATABASE_URL')
  })

  test('a missing password is a Problem', async () => {
    url.password = ''
    const [code, message] = await problemOf(url.href)
    expect(code).toBe('DATABASE_PASSWORD_WRONG')
    expect(message).toBe(
      `${url.host} wants a password for user postgres, and DATABASE_URL has none.`,
    )
  })

  test('a full server and a user without rights are Problems', () =>
    withServerDatabase(async (database) => {
      const name = new URL(database).pathname.slice(1)
      const admin = await openPg(database)
      await admin.execute(
        `CREATE ROLE ${name} LOGIN PASSWORD 'pw'; ALTER ROLE ${name} CONNECTION LIMIT 1`,
      )
      const guest = new URL(withDatabase(database, name))
      guest.username = name
      guest.password = 'pw'
      const first = await openDatabase(guest.href)
      expect((await problemOf(guest.href))[0]).toBe('TOO_MANY_CONNECTIONS')
      await first.close()
      await admin.execute(`REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC`)
      expect((await problemOf(guest.href))[0]).toBe('PERMISSION_DENIED')
      await admin.execute(`DROP ROLE ${name}`)
      await admin.close()
    }))
})
