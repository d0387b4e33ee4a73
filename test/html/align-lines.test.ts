import { expect, test } from 'vitest'
import { alignLines } from '../../src/html/align-lines.ts'
import { markWords } from '../../src/html/mark-words.ts'

test('lines stand beside their like, and alignment is no difference', () => {
  const before = ['model User {', '  id   Int', '  name String', '  gone Int', '}']
  const after = ['model User {', '  id       Int', '  fullName String', '}', '// end']
  expect(alignLines(before, after)).toEqual([
    { kind: 'same', before: 0, after: 0 },
    { kind: 'same', before: 1, after: 1 },
    { kind: 'changed', before: 2, after: 2 },
    { kind: 'removed', before: 3, after: undefined },
    { kind: 'same', before: 4, after: 3 },
    { kind: 'added', before: undefined, after: 4 },
  ])
})

test('a text stands beside nothing', () => {
  expect(alignLines([], ['a'])).toEqual([{ kind: 'added', before: undefined, after: 0 }])
  expect(alignLines(['a'], [])).toEqual([{ kind: 'removed', before: 0, after: undefined }])
})

test('the words that the other line lacks are marked, each in its colour', () => {
  const token = (text: string, kind?: string) => ({ text, kind })
  const line = [
    token('  fullName '),
    token('String', 'constant'),
    token('  @map("🌹")', 'function'),
  ]
  expect(markWords(line, [token('  name   String')])).toEqual([
    { text: '  ', kind: undefined, marked: false },
    { text: 'fullName', kind: undefined, marked: true },
    { text: ' ', kind: undefined, marked: false },
    { text: 'String', kind: 'constant', marked: false },
    { text: '  ', kind: 'function', marked: false },
    { text: '@map("🌹")', kind: 'function', marked: true },
  ])
})
