import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Value } from '../../src/html/value.tsx'
import { describeResult } from '../../web/parts/describe-result.ts'
import { whyUnstored } from '../../web/storage/why-unstored.ts'

const shown = (value: string) => render(Value({ value }))

test('a long value is cut between characters, and its rest is counted', () => {
  const cut = `${'🙂'.repeat(120)}</bdi><span class="more"> … and 3 more characters`
  expect(shown(`${'🙂'.repeat(123)}`)).toContain(cut)
  expect(shown(`a${'🙂'.repeat(122)}`)).toContain(`>a${cut.slice(2)}`)
  expect(shown('🙂'.repeat(120))).not.toContain('more')
})

test('a value as long as memory allows is cut as well', () => {
  const value = 'x'.repeat(150_000_000)
  expect(shown(value)).toContain('… and more than 1,000,000 more characters')
})

test('what a statement did is the same for eyes and ears', () => {
  const select = { command: 'SELECT', columns: [{ name: 'id', type: 23 }], rows: [], count: 1 }
  expect(describeResult(select)).toBe('SELECT: 1 row')
  expect(describeResult({ ...select, count: 1200 })).toBe('SELECT: 1,200 rows')
  expect(describeResult({ ...select, command: 'UPDATE', columns: [] })).toBe('UPDATE: 1 row')
  expect(describeResult({ ...select, command: 'CREATE TABLE', columns: [] })).toBe('CREATE TABLE')
})

test('why nothing is stored is a sentence with one full stop', () => {
  const why = (message: string, name: string) => whyUnstored(new DOMException(message, name))
  expect(why('The user denied permission.', 'SecurityError')).toBe(
    'The browser refuses to store anything (SecurityError: The user denied permission).',
  )
  expect(
    why('The serialized keys and/or values are too large (size=9, max=8).', 'UnknownError'),
  ).toBe("One change was too large for the browser's storage.")
})
