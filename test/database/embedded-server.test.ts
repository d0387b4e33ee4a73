import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  findEmbeddedServer,
  requireEmbeddedServer,
  stopEmbeddedServer,
} from '../../src/database/embedded-server.node.ts'
import { listenOnFreePort } from '../../src/database/free-port.node.ts'
import { openPg } from '../../src/database/pg-database.node.ts'
import { withConnection, withEmbeddedHome, withEmbeddedServer } from '../support/embedded.ts'

test('the server is started once, found from then on, and stopped once', () =>
  withEmbeddedHome(async (home) => {
    expect(await findEmbeddedServer(home)).toBe(undefined)
    const server = await requireEmbeddedServer(home)
    const found = await findEmbeddedServer(home)
    expect(found?.url('lab')).toBe(`postgresql://postgres@127.0.0.1:${server.port}/lab`)
    expect((await requireEmbeddedServer(home)).pid).toBe(server.pid)
    expect(await stopEmbeddedServer(home)).toBe(true)
    expect(isRunning(server.pid)).toBe(false)
    expect(await stopEmbeddedServer(home)).toBe(false)
  }))

test('four commands that start it at once get one server', () =>
  withEmbeddedHome(async (home) => {
    const servers = await Promise.all([1, 2, 3, 4].map(() => requireEmbeddedServer(home)))
    expect(new Set(servers.map(({ pid }) => pid)).size).toBe(1)
    expect((await readdir(home.home)).filter((name) => name.startsWith('server-'))).toEqual([
      'server-1.json',
    ])
  }))

test('four commands that find a killed server at once start one server', () =>
  withEmbeddedServer(async (killed, home) => {
    await kill(killed.pid)
    const servers = await Promise.all([1, 2, 3, 4].map(() => requireEmbeddedServer(home)))
    expect(new Set(servers.map(({ pid }) => pid)).size).toBe(1)
    expect(servers[0]?.pid).not.toBe(killed.pid)
  }))

test('what was committed before kill -9 is there after it, what was not is not', () =>
  withEmbeddedServer(async (server, home) => {
    const writer = await openPg(server.url('lab'))
    await writer.execute('CREATE TABLE notes (id serial PRIMARY KEY, body text NOT NULL)')
    for (const body of ['first', 'second', 'third']) {
      await writer.query('INSERT INTO notes (body) VALUES ($1)', [body])
    }
    await writer.execute("BEGIN; INSERT INTO notes (body) VALUES ('never committed')")
    await kill(server.pid)
    expect(await findEmbeddedServer(home)).toBe(undefined)
    const restarted = await requireEmbeddedServer(home)
    await withConnection(restarted.url('lab'), async (database) => {
      expect(await database.query('SELECT id, body FROM notes ORDER BY id')).toEqual([
        { id: 1, body: 'first' },
        { id: 2, body: 'second' },
        { id: 3, body: 'third' },
      ])
    })
    await writer.close().catch(() => {})
  }))

test('a server killed while it starts for the first time leaves nothing that stops the next', () =>
  withEmbeddedHome(async (home) => {
    const starting = requireEmbeddedServer(home)
    const pid = await pidInRecord(home.home)
    await kill(pid)
    const server = await starting
    expect(server.pid).not.toBe(pid)
    await withConnection(server.url('lab'), async (database) => {
      expect(await database.query('SELECT current_database() AS name')).toEqual([{ name: 'lab' }])
    })
    expect((await readdir(join(home.home, 'data'))).sort()).toEqual(['lab'])
  }))

test('a record whose pid and port other programs have now is harmless', () =>
  withEmbeddedHome(async (home) => {
    const stranger = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const port = await listenOnFreePort(stranger)
    const record = { id: 'gone', pid: process.pid, port, version: '0.0.0' }
    await writeFile(join(home.home, 'server-7.json'), JSON.stringify(record))
    expect(await findEmbeddedServer(home)).toBe(undefined)
    expect(await stopEmbeddedServer(home)).toBe(false)
    const server = await requireEmbeddedServer(home)
    expect(server.port).not.toBe(port)
    expect((await readdir(home.home)).filter((name) => name.startsWith('server-'))).toEqual([
      'server-8.json',
    ])
    stranger.close()
  }))

test('a damaged record is harmless', () =>
  withEmbeddedHome(async (home) => {
    await writeFile(join(home.home, 'server-3.json'), '{"id": "half')
    expect(await findEmbeddedServer(home)).toBe(undefined)
    expect((await requireEmbeddedServer(home)).pid).toBeGreaterThan(0)
  }))

test('the record is readable by its owner alone', () =>
  withEmbeddedServer(async (server, { home }) => {
    const file = join(home, 'server-1.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      pid: server.pid,
      port: server.port,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    })
  }))

test('the port stays the same from one start to the next, and is stepped over when it is taken', () =>
  withEmbeddedHome(async (home) => {
    const stranger = createServer()
    await once(stranger.listen(0, '127.0.0.1'), 'listening')
    const { port } = stranger.address() as AddressInfo
    const stopped = JSON.stringify({ id: '', pid: 0, port, version: '' })
    await writeFile(join(home.home, 'server-1.json'), stopped)
    expect((await requireEmbeddedServer(home)).port).not.toBe(port)
    await stopEmbeddedServer(home)
    await once(stranger.close(), 'close')
    await writeFile(join(home.home, 'server-9.json'), stopped)
    expect((await requireEmbeddedServer(home)).port).toBe(port)
    await stopEmbeddedServer(home)
    expect((await requireEmbeddedServer(home)).port).toBe(port)
  }))

test('it stops by itself when nobody was connected for a while, and not before', () =>
  withEmbeddedHome(async (home) => {
    const server = await requireEmbeddedServer({ ...home, idleMinutes: 0.03 })
    const database = await openPg(server.url('lab'))
    // Longer than the idle time: the connection keeps the server alive.
    await database.query('SELECT pg_sleep(2.5)')
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
    await database.close()
    await gone(server.pid)
    expect(await findEmbeddedServer(home)).toBe(undefined)
  }))

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s ends it as a stop does', (signal) =>
  withEmbeddedServer(async (server, home) => {
    process.kill(server.pid, signal)
    await gone(server.pid)
    expect(existsSync(join(home.home, 'data', 'lab', 'postmaster.pid'))).toBe(false)
    expect(await findEmbeddedServer(home)).toBe(undefined)
  }),
)

test('a server whose folder is deleted ends by itself', () =>
  withEmbeddedServer(async (server, home) => {
    await rm(home.home, { recursive: true })
    await gone(server.pid)
    expect(isRunning(server.pid)).toBe(false)
  }))

test('a folder that cannot be is a Problem that says which', () =>
  withEmbeddedHome(async ({ home, idleMinutes }) => {
    await writeFile(join(home, 'file'), '')
    const below = join(home, 'file', 'lab')
    await expect(requireEmbeddedServer({ home: below, idleMinutes })).rejects.toMatchObject({
      name: 'Problem',
      code: 'HOME_UNWRITABLE',
      message: `The embedded server can't write in its folder ${below} (ENOTDIR).`,
      fix: expect.stringMatching(/npm run db -- start$/),
    })
  }))

test('a server that cannot open its data is a Problem that shows why', () =>
  withEmbeddedHome(async (home) => {
    await writeFile(join(home.home, 'data'), 'not a folder')
    await expect(requireEmbeddedServer(home)).rejects.toMatchObject({
      name: 'Problem',
      code: 'HOME_UNWRITABLE',
    })
  }))

/** Waits for the record that a starting server writes; its parent knows the pid only later. */
async function pidInRecord(home: string): Promise<number> {
  for (;;) {
    const text = await readFile(join(home, 'server-1.json'), 'utf8').catch(() => '')
    if (text) return JSON.parse(text).pid
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  await gone(pid)
}

/** Nothing tells of the end of a process that is not a child of this one. */
async function gone(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 20))
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
