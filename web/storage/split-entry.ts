import type { ChangeSet, FileWrite } from '@electric-sql/pglite/memfs-frontend'
import type { LogEntry } from './log-entry.ts'
import { sizeOfChanges } from './size-of-changes.ts'

/** Bytes that one entry holds at the most: a value of 127 MB is too large for Chromium's storage. */
const MOST = 32_000_000

/** An entry as several that come to the same when they are applied in their order. */
export function splitEntry(entry: LogEntry, most = MOST): LogEntry[] {
  if (sizeOfChanges(entry.changes) <= most) return [entry]
  const parts: ChangeSet[][] = [[]]
  let size = 0
  for (const piece of entry.changes.flatMap((changes) => piecesOf(changes, most))) {
    const more = sizeOfChanges([piece])
    if (size + more > most) parts.push([])
    size = size + more > most ? more : size + more
    parts.at(-1)?.push(piece)
  }
  return parts.map((changes, at) => ({ ...entry, number: entry.number + at, changes }))
}

/** In the order in which `Directory` makes one set of changes. */
function piecesOf({ ops, files }: ChangeSet, most: number): ChangeSet[] {
  const none = { wal: [], data: [], control: [] }
  const writes = (['wal', 'data', 'control'] as const).flatMap((kind) =>
    files[kind]
      .flatMap((write) => piecesOfWrite(write, most))
      .map((write) => ({ ops: [], files: { ...none, [kind]: [write] } })),
  )
  return [{ ops, files: none }, ...writes]
}

function piecesOfWrite(write: FileWrite, most: number): FileWrite[] {
  const chunks = write.chunks.flatMap(({ at, data }) => {
    const starts = Array.from({ length: Math.ceil(data.length / most) }, (_, n) => n * most)
    // Copied: the storage would take the whole buffer that a part is a view of.
    return starts.map((start) => ({ at: at + start, data: data.slice(start, start + most) }))
  })
  // The first piece gives the file its length; the others write into it.
  const first = { ...write, chunks: chunks.slice(0, 1) }
  const others = chunks.slice(1).map((chunk) => {
    return { ...write, full: false, truncate: false, chunks: [chunk] }
  })
  return [first, ...others]
}
