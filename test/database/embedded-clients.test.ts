import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type EmbeddedServer,
  requireEmbeddedServer,
} from '../../src/database/embedded-server.node.ts'
import { projectPath } from '../../src/project.node.ts'
import { withConnection, withEmbeddedHome } from '../support/embedded.ts'

let server: EmbeddedServer
let end: () => void
let ended: Promise<void>

beforeAll(
  () =>
    new Promise<void>((resolve, reject) => {
      ended = withEmbeddedHome(async (home) => {
        server = await requireEmbeddedServer(home)
        await new Promise<void>((finish) => {
          end = finish
          resolve()
        })
      })
      ended.catch(reject)
    }),
)

afterAll(async () => {
  end()
  await ended
})

test('a statement of another client waits for the end of a transaction and never gets into it', () =>
  withClients(2, async (writer, other) => {
    await writer.query('CREATE TABLE waits (id int)')
    await writer.query('BEGIN')
    await writer.query('INSERT INTO waits VALUES (1)')
    const waiting = other.query('INSERT INTO waits VALUES (2)')
    await writer.query('INSERT INTO waits VALUES (3)')
    await writer.query('ROLLBACK')
    await waiting
    expect(await rows(writer, 'SELECT id FROM waits')).toEqual([{ id: 2 }])
  }))

test('twenty clients with a thousand transactions lose no update', () =>
  withClients(20, async (...clients) => {
    const [first] = clients
    await first?.query('CREATE TABLE counter (n int)')
    await first?.query('INSERT INTO counter VALUES (0)')
    await Promise.all(
      clients.map(async (client) => {
        for (let round = 0; round < 50; round++) {
          await client.query('BEGIN')
          const [row] = await rows(client, 'SELECT n FROM counter')
          await client.query('UPDATE counter SET n = $1', [Number(row?.n) + 1])
          await client.query('COMMIT')
        }
      }),
    )
    if (first) expect(await rows(first, 'SELECT n FROM counter')).toEqual([{ n: 1000 }])
  }))

test('clients that give their prepared statements the same name get their own', () =>
  withClients(2, async (one, two) => {
    const name = 'same'
    const ask = (client: pg.Client, text: string) =>
      client.query({ name, text, values: ['7'] }).then((result) => result.rows)
    expect(await ask(one, 'SELECT $1::int + 1 AS n')).toEqual([{ n: 8 }])
    expect(await ask(two, 'SELECT $1::int + 2 AS n')).toEqual([{ n: 9 }])
    expect(await ask(one, 'SELECT $1::int + 1 AS n')).toEqual([{ n: 8 }])
  }))

test('an error ends neither its client nor another', () =>
  withClients(2, async (one, two) => {
    await expect(one.query('SELECT 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' })
    await expect(one.query('SELECT nothing')).rejects.toMatchObject({ code: '42703' })
    expect(await rows(two, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(await rows(one, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  }))

test('a client killed in a transaction is rolled back and blocks nobody', () =>
  withClients(1, async (other) => {
    await other.query('CREATE TABLE killed (id int)')
    const child = spawn(process.execPath, ['--input-type=module', '-e', OPEN_TRANSACTION], {
      cwd: projectPath(),
      env: { ...process.env, URL_OF_LAB: server.url('lab') },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await rows(other, 'SELECT id FROM killed')).toEqual([])
  }))

const OPEN_TRANSACTION = `
  import pg from 'pg'
  const client = new pg.Client(process.env.URL_OF_LAB)
  await client.connect()
  await client.query('BEGIN')
  await client.query('INSERT INTO killed VALUES (1)')
  console.log('in transaction')
  setInterval(() => {}, 1000)`

test('a client that leaves in a failed transaction leaves nothing behind', async () => {
  await withClients(1, async (client) => {
    await client.query('BEGIN')
    await expect(client.query('SELECT nothing')).rejects.toMatchObject({ code: '42703' })
  })
  await withClients(1, async (client) => {
    expect(await rows(client, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
})

test('settings, temporary tables and advisory locks end with the last client', async () => {
  await withConnection(server.url('postgres'), async (database) => {
    await database.execute("SET statement_timeout = '17s'; CREATE TEMP TABLE mine (id int)")
    await database.query('SELECT pg_advisory_lock(72707369)')
  })
  await withConnection(server.url('postgres'), async (database) => {
    expect(
      await database.query(`
        SELECT current_setting('statement_timeout') AS timeout, to_regclass('mine') AS mine,
               (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory') AS locks`),
    ).toEqual([{ timeout: '0', mine: null, locks: 0 }])
  })
})

test('COPY FROM STDIN takes the data of one simple query', () =>
  withClients(1, async (client) => {
    await client.query('CREATE TABLE copied (id int, body text)')
    await copyIn(client, 'COPY copied FROM STDIN', ['1\tone\n2\t', 'two\n'])
    expect(await rows(client, 'SELECT * FROM copied ORDER BY id')).toEqual([
      { id: 1, body: 'one' },
      { id: 2, body: 'two' },
    ])
    await expect(copyIn(client, 'COPY copied FROM STDIN', ['x\ty\n'])).rejects.toMatchObject({
      code: '22P02',
    })
    expect(await rows(client, 'SELECT count(*)::int AS n FROM copied')).toEqual([{ n: 2 }])
  }))

test('COPY FROM STDIN anywhere else is an error and not the end of the server', () =>
  withClients(2, async (client, other) => {
    await client.query('CREATE TABLE uncopied (id int)')
    const copy = 'COPY uncopied FROM STDIN'
    await expect(copyIn(client, `SELECT 1; ${copy}`, [])).rejects.toMatchObject({ code: '57014' })
    await expect(copyIn(client, copy, [], true)).rejects.toMatchObject({ code: '57014' })
    expect(await rows(other, `SELECT '${copy}' AS text`)).toEqual([{ text: copy }])
    expect(await rows(client, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  }))

test('when PostgreSQL crashes its clients are told, and the next finds every committed row', async () => {
  await withClients(2, async (client, other) => {
    await client.query('CREATE TABLE survivors (id int)')
    await client.query('INSERT INTO survivors VALUES (1)')
    await client.query(`
      CREATE FUNCTION fall(n int) RETURNS int LANGUAGE plpgsql AS
      $$ BEGIN RETURN fall(n + 1); END $$`)
    const told = once(other, 'error')
    await expect(client.query('SELECT fall(1)')).rejects.toMatchObject({ code: '57P02' })
    expect(await told).toMatchObject([{ code: '57P02' }])
  })
  await withClients(1, async (client) => {
    expect(await rows(client, 'SELECT id FROM survivors')).toEqual([{ id: 1 }])
  })
})

test('a request to encrypt is declined, so that clients that insist can say so', async () => {
  const client = new pg.Client({ connectionString: server.url('lab'), ssl: true })
  await expect(client.connect()).rejects.toThrow('The server does not support SSL connections')
})

test.each([
  ['HTTP', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ['a request to cancel', '\0\0\0\x10\x04\xd2\x16\x2e\0\0\0\x01\0\0\0\x02'],
  ['a protocol of the future', '\0\0\0\x08\0\x04\0\0'],
])('%s is hung up on without a word', async (_, bytes) => {
  const socket = connect(server.port, '127.0.0.1')
  socket.write(Buffer.from(bytes, 'latin1'))
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  await once(socket, 'close')
  expect(answer).toBe('')
})

async function withClients(
  count: number,
  work: (...clients: [pg.Client, pg.Client, ...pg.Client[]]) => Promise<void>,
): Promise<void> {
  const clients = Array.from({ length: count }, () => new pg.Client(server.url('lab')))
  await Promise.all(clients.map((client) => client.connect()))
  // A client that the server ends is closed already.
  for (const client of clients) client.on('error', () => {})
  try {
    await work(...(clients as [pg.Client, pg.Client]))
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

async function rows(client: pg.Client, sql: string): Promise<Record<string, unknown>[]> {
  return (await client.query(sql)).rows
}

/** Runs a COPY through the parts that queries of `pg` are made of. */
function copyIn(client: pg.Client, sql: string, data: string[], extended = false): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query({
      submit(connection: CopyConnection) {
        if (!extended) return connection.query(sql)
        connection.parse({ name: '', text: sql, types: [] })
        connection.bind({ portal: '', statement: '', values: [], binary: false })
        connection.execute({ portal: '', rows: 0 })
        connection.sync()
      },
      handleCopyInResponse(connection: CopyConnection) {
        if (data.length === 0) return
        for (const chunk of data) connection.sendCopyFromChunk(Buffer.from(chunk))
        connection.endCopyFrom()
      },
      handleRowDescription() {},
      handleDataRow() {},
      handleCommandComplete() {},
      handleError: reject,
      handleReadyForQuery: () => resolve(),
    } as unknown as pg.Submittable)
  })
}

type CopyConnection = Record<
  'query' | 'parse' | 'bind' | 'execute' | 'sync' | 'sendCopyFromChunk' | 'endCopyFrom',
  (argument?: unknown) => void
>
