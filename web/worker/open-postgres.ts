import { PGlite } from '@electric-sql/pglite'
import { MemfsFrontendFS, type StorageBackend } from '@electric-sql/pglite/memfs-frontend'
import { vector } from '@electric-sql/pglite-pgvector'
import { gunzip } from '../storage/gzip.ts'
import { unpackDirectory } from '../storage/packed-directory.ts'
import type { Assets } from './assets.ts'

// The data directory is always there, so initdb never runs; PGlite would fetch it all the same.
const NO_INITDB = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0))

/** Opens PostgreSQL on the data directory that `backend` loads. */
export function openPostgres(
  { pglite, pgliteFiles }: Assets,
  backend: StorageBackend,
): Promise<PGlite> {
  return open(pglite, pgliteFiles, new MemfsFrontendFS(backend))
}

/** Opens an empty PostgreSQL of which nothing is kept. */
export async function openEmptyPostgres(assets: Assets): Promise<PGlite> {
  const pack = await gunzip(assets.template)
  const backend: StorageBackend = {
    init: async () => {},
    load: async function* () {
      yield* unpackDirectory(pack)
    },
    apply: async () => {},
    close: async () => {},
  }
  return open(assets.pglite, assets.pgliteFiles, new UnkeptDirectory(backend))
}

/** Copies nothing of what changes. */
class UnkeptDirectory extends MemfsFrontendFS {
  override async syncToFs(): Promise<void> {}
}

function open(module: WebAssembly.Module, files: Blob, fs: MemfsFrontendFS): Promise<PGlite> {
  return PGlite.create({
    fs,
    extensions: { vector },
    pgliteWasmModule: module,
    initdbWasmModule: NO_INITDB,
    fsBundle: files,
  })
}
