import type { ChangeSet, FileWrite, StorageEntry } from '@electric-sql/pglite/memfs-frontend'

/** A data directory in memory, brought up to date by the changes that PGlite reports. */
export class Directory {
  /** By path, parents before their children; a folder has no data. */
  readonly #entries = new Map<string, Uint8Array | undefined>()

  constructor(entries: Iterable<StorageEntry> = []) {
    for (const entry of entries) {
      this.#entries.set(entry.path, entry.kind === 'dir' ? undefined : entry.data)
    }
  }

  /** Makes one set of changes, in the order that `ChangeSet` asks for. */
  apply({ ops, files }: ChangeSet): void {
    for (const { op, path } of ops) {
      if (op === 'mkdir') this.#entries.set(path, undefined)
      else this.#remove(path)
    }
    for (const write of [...files.wal, ...files.data, ...files.control]) this.#write(write)
  }

  /** Parents before their children. The data is not copied. */
  *entries(): Generator<StorageEntry> {
    for (const [path, data] of this.#entries) {
      yield data ? { kind: 'file', path, data } : { kind: 'dir', path }
    }
  }

  #remove(path: string): void {
    for (const known of [...this.#entries.keys()]) {
      if (known === path || known.startsWith(`${path}/`)) this.#entries.delete(known)
    }
  }

  #write({ path, size, full, truncate, chunks }: FileWrite): void {
    const was = full ? undefined : this.#entries.get(path)
    const length = truncate ? size : Math.max(size, was?.length ?? 0)
    const data = was?.length === length ? was : resized(was, length)
    for (const chunk of chunks) data.set(chunk.data, chunk.at)
    this.#entries.set(path, data)
  }
}

function resized(was: Uint8Array | undefined, length: number): Uint8Array {
  const data = new Uint8Array(length)
  if (was) data.set(was.subarray(0, length))
  return data
}
