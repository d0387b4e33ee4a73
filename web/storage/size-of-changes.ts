import type { ChangeSet } from '@electric-sql/pglite/memfs-frontend'

/** Bytes that are written. */
export function sizeOfChanges(changes: readonly ChangeSet[]): number {
  const chunks = changes
    .flatMap(({ files }) => [...files.wal, ...files.data, ...files.control])
    .flatMap((write) => write.chunks)
  return chunks.reduce((sum, { data }) => sum + data.length, 0)
}
