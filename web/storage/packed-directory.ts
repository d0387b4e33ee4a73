import type { StorageEntry } from '@electric-sql/pglite/memfs-frontend'

/** What a pack begins with: the entries, and which of the contents after it each file has. */
interface Header {
  /** Parents before their children; `content` is missing for a folder. */
  entries: { path: string; content?: number }[]
  /** Length of each of the contents, in bytes. */
  lengths: number[]
}

/**
 * A data directory as one file, every content once: PostgreSQL's three databases begin as copies of
 * each other, so this halves what is sent. Not compressed.
 */
export function packDirectory(entries: readonly StorageEntry[]): Uint8Array<ArrayBuffer> {
  const contents = new Map<string, { index: number; data: Uint8Array }>()
  const indexOf = (data: Uint8Array) => {
    const key = new TextDecoder('latin1').decode(data)
    const known = contents.get(key) ?? { index: contents.size, data }
    contents.set(key, known)
    return known.index
  }
  const packed = entries.map((entry) =>
    entry.kind === 'dir'
      ? { path: entry.path }
      : { path: entry.path, content: indexOf(entry.data) },
  )
  const parts = [...contents.values()].map(({ data }) => data)
  const header: Header = { entries: packed, lengths: parts.map(({ length }) => length) }
  return join([new TextEncoder().encode(JSON.stringify(header)), ...parts])
}

/** What `packDirectory` packed; each file's data is a copy of its own. */
export function* unpackDirectory(pack: Uint8Array): Generator<StorageEntry> {
  const start = SIZE_OF_LENGTH + new DataView(pack.buffer, pack.byteOffset).getUint32(0, true)
  const json = new TextDecoder().decode(pack.subarray(SIZE_OF_LENGTH, start))
  const { entries, lengths }: Header = JSON.parse(json)
  let at = start
  const contents = lengths.map((length) => {
    at += length
    return pack.subarray(at - length, at)
  })
  for (const { path, content } of entries) {
    const data = content === undefined ? undefined : contents[content]?.slice()
    yield data ? { kind: 'file', path, data } : { kind: 'dir', path }
  }
}

const SIZE_OF_LENGTH = 4

/** The first part with its length before it, then the others as they are. */
function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, SIZE_OF_LENGTH)
  const joined = new Uint8Array(length)
  new DataView(joined.buffer).setUint32(0, parts[0]?.length ?? 0, true)
  let at = SIZE_OF_LENGTH
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
