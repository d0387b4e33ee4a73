import type { FileWrite } from '@electric-sql/pglite/memfs-frontend'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Directory } from '../../web/storage/directory.ts'
import type { LogEntry } from '../../web/storage/log-entry.ts'
import { sizeOfChanges } from '../../web/storage/size-of-changes.ts'
import { splitEntry } from '../../web/storage/split-entry.ts'

const path = fc.constantFrom('/base/1', '/base/2', '/pg_wal/1', '/global/pg_control')

const write: fc.Arbitrary<FileWrite> = fc
  .record({
    path,
    full: fc.boolean(),
    truncate: fc.boolean(),
    chunks: fc.array(
      fc.record({ at: fc.nat(40), data: fc.uint8Array({ minLength: 1, maxLength: 30 }) }),
      { maxLength: 4 },
    ),
  })
  .map((each) => {
    const ends = each.chunks.map(({ at, data }) => at + data.length)
    return { ...each, size: Math.max(0, ...ends) }
  })

const entry: fc.Arbitrary<LogEntry> = fc
  .array(
    fc.record({
      ops: fc.array(fc.record({ op: fc.constantFrom('remove' as const, 'mkdir' as const), path })),
      files: fc.record({ wal: fc.array(write), data: fc.array(write), control: fc.array(write) }),
    }),
    { maxLength: 4 },
  )
  .map((changes) => ({ number: 7, changes }))

function directoryAfter(entries: readonly LogEntry[]) {
  const directory = new Directory()
  for (const { changes } of entries) for (const each of changes) directory.apply(each)
  return [...directory.entries()]
}

test('an entry in parts comes to the same as the entry, and no part is too large', () => {
  fc.assert(
    fc.property(entry, fc.integer({ min: 1, max: 50 }), (whole, most) => {
      const parts = splitEntry(whole, most)
      expect(directoryAfter(parts)).toEqual(directoryAfter([whole]))
      expect(parts.map(({ number }) => number)).toEqual(parts.map((_, at) => 7 + at))
      for (const { changes } of parts) expect(sizeOfChanges(changes)).toBeLessThanOrEqual(most)
    }),
  )
})

test('what somebody typed is known of every part', () => {
  const typed = { id: 'a', text: 'x', at: '', place: { phase: 1, rows: 1, isEmpty: false } }
  const data = new Uint8Array(100)
  const change = { path: '/a', size: 100, full: true, truncate: true, chunks: [{ at: 0, data }] }
  const files = { wal: [], data: [change], control: [] }
  const parts = splitEntry({ number: 1, changes: [{ ops: [], files }], typed }, 30)
  expect(parts.map((part) => part.typed?.id)).toEqual(['a', 'a', 'a', 'a'])
})
