import { PGlite } from '@electric-sql/pglite'
import {
  type ChangeSet,
  MemfsFrontendFS,
  type StorageBackend,
} from '@electric-sql/pglite/memfs-frontend'
import { vector } from '@electric-sql/pglite-pgvector'
import { Directory } from '../storage/directory.ts'
import { packDirectory } from '../storage/packed-directory.ts'

// A change is kept as soon as it is committed, so the write-ahead log should be short and its
// segments small; and a page has less memory to give than the 128 MB that initdb takes for buffers.
const SETTINGS = ['--wal-segsize=1', '--set', 'shared_buffers=16MB', '--set', 'max_wal_size=8MB']

/** A fresh data directory, shut down cleanly, as `packDirectory` packs it: what `initdb` would make. */
export async function makeTemplate(): Promise<Uint8Array<ArrayBuffer>> {
  const backend = new Recorder()
  const pglite = await PGlite.create({
    fs: new MemfsFrontendFS(backend),
    extensions: { vector },
    initDbStartParams: [...SETTINGS, '--set', 'min_wal_size=2MB'],
  })
  // After a switch the segment is all but empty: the shutdown's own record fits into it.
  await pglite.exec('SELECT pg_switch_wal(); CHECKPOINT')
  const { rows } = await pglite.query<{ segment: string }>(
    'SELECT pg_walfile_name(pg_current_wal_lsn()) AS segment',
  )
  await pglite.close()
  const isIdle = (path: string) =>
    /^\/pg_wal\/[0-9A-F]{24}$/.test(path) && path !== `/pg_wal/${rows[0]?.segment}`
  return packDirectory([...backend.directory.entries()].filter(({ path }) => !isIdle(path)))
}

class Recorder implements StorageBackend {
  readonly directory = new Directory()

  async init(): Promise<void> {}

  async *load() {}

  async apply(changes: ChangeSet): Promise<void> {
    this.directory.apply(changes)
  }

  async close(): Promise<void> {}
}
