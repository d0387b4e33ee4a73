import { expect, test } from 'vitest'
import { requireAppliedCount } from '../../src/history/applied.ts'
import type { JournalEntry } from '../../src/history/journal.ts'

const history = {
  lockfile: null,
  migrations: ['1_a', '2_b', '3_c'].map((name) => ({
    name,
    up: '',
    down: '',
    checksum: `of ${name}`,
  })),
}

const entry = (name: string, change: Partial<JournalEntry> = {}): JournalEntry => ({
  id: name,
  name,
  checksum: `of ${name}`,
  startedAt: 'then',
  finishedAt: 'now',
  rolledBackAt: null,
  steps: 1,
  logs: null,
  ...change,
})

const counts = [
  { title: 'an empty journal', journal: [], count: 0 },
  { title: 'two in order', journal: [entry('1_a'), entry('2_b')], count: 2 },
  {
    title: 'one rolled back and applied again',
    journal: [entry('1_a', { rolledBackAt: 'later' }), entry('1_a')],
    count: 1,
  },
  {
    title: 'one that failed and was resolved as rolled back',
    journal: [entry('1_a', { finishedAt: null, rolledBackAt: 'later' })],
    count: 0,
  },
]
test.each(counts)('$title: $count applied', ({ journal, count }) => {
  expect(requireAppliedCount(journal, history)).toBe(count)
})

const problems = [
  { journal: [entry('1_a', { finishedAt: null })], code: 'MIGRATION_FAILED' },
  { journal: [entry('1_a'), entry('1_z')], code: 'MIGRATION_UNKNOWN' },
  { journal: [entry('1_a', { checksum: 'another' })], code: 'MIGRATION_EDITED' },
  { journal: [entry('2_b')], code: 'MIGRATIONS_OUT_OF_ORDER' },
  { journal: [entry('1_a'), entry('3_c')], code: 'MIGRATIONS_OUT_OF_ORDER' },
]
test.each(problems)('$code', ({ journal, code }) => {
  expect(() => requireAppliedCount(journal, history)).toThrow(expect.objectContaining({ code }))
})
