import { PGlite } from '@electric-sql/pglite'
import { MemfsFrontendFS } from '@electric-sql/pglite/memfs-frontend'
import { beforeAll, expect, test } from 'vitest'
import { makeTemplate } from '../../web/build/make-template.node.ts'
import { gzip } from '../../web/storage/gzip.ts'
import { KeptDirectory } from '../../web/storage/kept-directory.ts'
import type { LogEntry } from '../../web/storage/log-entry.ts'
import { packDirectory, unpackDirectory } from '../../web/storage/packed-directory.ts'
import type { StoredLog } from '../../web/storage/stored-log.ts'

let template: Blob
beforeAll(async () => {
  template = await gzip(await makeTemplate())
})

/** PostgreSQL on a directory that is kept in memory, from what was kept before; what is kept after. */
async function keep(
  before: readonly LogEntry[],
  work: (pglite: PGlite, directory: KeptDirectory) => Promise<unknown>,
): Promise<LogEntry[]> {
  let kept = [...before]
  const directory = new KeptDirectory({
    template,
    log: undefined,
    isCopy: false,
    unstored: before,
    onUnstored: (entries) => {
      kept = [...entries]
    },
  })
  const pglite = await PGlite.create({ fs: new MemfsFrontendFS(directory) })
  directory.attach(pglite)
  await work(pglite, directory)
  directory.detach()
  await pglite.close()
  return kept
}

/** The browser's storage of one database, as `StoredLog` gives it; what is put there is copied. */
class LogInMemory {
  base: Blob | undefined
  entries: LogEntry[] = []
  isFull = false
  findBase = async () => this.base
  readEntries = async () => structuredClone(this.entries)
  append = async (entries: readonly LogEntry[], base: Blob | undefined) => {
    if (base) this.base = base
    this.entries.push(...structuredClone(entries))
  }
  replace = async (base: Blob) => {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError')
    ;[this.base, this.entries] = [base, []]
  }
}

/** PostgreSQL on a directory that is kept in a log, which may have no room for another directory. */
async function keepIn<T>(
  log: LogInMemory,
  work: (pglite: PGlite) => Promise<T>,
  room?: 'refused',
): Promise<T> {
  log.isFull = room === 'refused'
  const directory = new KeptDirectory({
    template,
    log: log as unknown as StoredLog,
    isCopy: false,
    unstored: [],
    onUnstored: (entries) => expect(entries).toEqual([]),
  })
  const pglite = await PGlite.create({ fs: new MemfsFrontendFS(directory) })
  directory.attach(pglite)
  try {
    return await work(pglite)
  } finally {
    directory.detach()
    await pglite.close()
  }
}

async function readRows(pglite: PGlite): Promise<unknown[]> {
  return (await pglite.query<{ id: number }>('SELECT * FROM t ORDER BY id')).rows
}

test('what is kept is what was committed, and never half a transaction', async () => {
  const kept = await keep([], async (pglite) => {
    await pglite.exec('CREATE TABLE t (id int); INSERT INTO t VALUES (1)')
    await pglite.exec('BEGIN')
    await pglite.exec('INSERT INTO t VALUES (2)')
    // The page is gone at this moment.
  })
  await keep(kept, async (pglite) => {
    expect(await readRows(pglite)).toEqual([{ id: 1 }])
  })
})

test('a directory is opened again and again, and goes on', async () => {
  let kept: LogEntry[] = []
  for (const id of [1, 2, 3, 4]) {
    kept = await keep(kept, async (pglite) => {
      await pglite.exec(`CREATE TABLE IF NOT EXISTS t (id int); INSERT INTO t VALUES (${id})`)
      // Indexes, a larger table, and a new write-ahead log file each time.
      await pglite.exec(`CREATE TABLE t${id} AS SELECT g, md5(g::text) FROM generate_series(1, 5000) AS g;
        CREATE INDEX ON t${id} (md5); DROP TABLE IF EXISTS t${id - 1}; CHECKPOINT`)
    })
  }
  await keep(kept, async (pglite) => {
    expect(await readRows(pglite)).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }])
    const { rows } = await pglite.query('SELECT count(*)::int AS n FROM t4')
    expect(rows).toEqual([{ n: 5000 }])
  })
  expect(kept.map(({ number }) => number)).toEqual(kept.map((_, index) => index + 1))
})

test('what was typed is known by what it committed, and can be forgotten', async () => {
  const typed = {
    id: 'a',
    text: 'DROP TABLE t',
    at: '2026-01-02T03:04:05Z',
    place: { phase: 0, rows: null, isEmpty: true },
  }
  let kept = await keep([], async (pglite) => {
    await pglite.exec('CREATE TABLE t (id int); INSERT INTO t VALUES (1)')
  })
  kept = await keep(kept, async (pglite, directory) => {
    directory.typed = typed
    await pglite.exec('SELECT * FROM t')
    expect(directory.lastTyped).toBeUndefined()
    await pglite.exec('DROP TABLE t')
    directory.typed = undefined
    await pglite.exec('CREATE TABLE later (id int)')
    expect(directory.lastTyped).toEqual(typed)
    await directory.forgetFrom(typed)
    expect(directory.lastTyped).toBeUndefined()
  })
  await keep(kept, async (pglite) => {
    expect(await readRows(pglite)).toEqual([{ id: 1 }])
  })
})

test('a log that has grown long is stored as a directory; where that is refused it stays, and goes on', async () => {
  const log = new LogInMemory()
  await keepIn(log, async (pglite) => {
    await pglite.exec(`CREATE TABLE t (id int, said text);
      INSERT INTO t SELECT g, (SELECT string_agg(md5(g::text || i::text), '')
        FROM generate_series(1, 20) AS i) FROM generate_series(1, 5000) AS g`)
    for (let times = 0; times < 4; times++) await pglite.exec('UPDATE t SET said = reverse(said)')
  })
  const rows = await keepIn(log, readRows, 'refused')
  expect(rows.length).toBe(5000)
  expect([log.base?.size, log.entries.length]).toEqual([template.size, 6])

  await keepIn(log, (pglite) => pglite.exec('INSERT INTO t VALUES (5001)'), 'refused')
  expect(log.entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])

  const added = [...rows, { id: 5001, said: null }]
  expect(await keepIn(log, readRows)).toEqual(added)
  // Reading may have tidied pages up, which is kept as well.
  expect(log.entries.length).toBeLessThan(2)
  expect(log.base?.size).toBeGreaterThan(template.size + 2_000_000)

  await keepIn(log, (pglite) => pglite.exec('DELETE FROM t WHERE id > 2'))
  expect(log.entries.map(({ number }) => number)).toEqual(log.entries.map((_, index) => index + 1))
  expect(await keepIn(log, readRows)).toEqual(added.slice(0, 2))
})

test('a packed directory holds each content once and gives each file its own', () => {
  const data = (text: string) => new TextEncoder().encode(text)
  const entries = [
    { kind: 'dir' as const, path: '/base' },
    { kind: 'file' as const, path: '/base/1', data: data('same') },
    { kind: 'file' as const, path: '/base/2', data: data('same') },
    { kind: 'file' as const, path: '/empty', data: data('') },
    { kind: 'file' as const, path: '/other', data: Uint8Array.of(0, 255, 10) },
  ]
  const pack = packDirectory(entries)
  expect(new TextDecoder('latin1').decode(pack).split('same')).toHaveLength(2)
  const unpacked = [...unpackDirectory(pack)]
  expect(unpacked).toEqual(entries)
  const [, first, second] = unpacked
  if (first?.kind !== 'file' || second?.kind !== 'file') throw new Error('not files')
  first.data[0] = 0
  expect(second.data).toEqual(data('same'))
})
