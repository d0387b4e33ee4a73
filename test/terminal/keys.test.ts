import { expect, test } from 'vitest'
import { KeyReader } from '../../src/terminal/keys.ts'

const read = (chunks: readonly string[]) => {
  const reader = new KeyReader()
  return chunks.map((chunk) => reader.read(chunk))
}

const keys = [
  ['h', 'h'],
  ['R', 'r'],
  ['1', '1'],
  ['é', 'é'],
  ['\r', 'enter'],
  ['\u0003', 'interrupt'],
  ['\u001a', 'suspend'],
  ['rrrr', 'r'],
] as const
test.each(keys)('%j is the key %s, pressed once', (chunk, key) => {
  expect(read([chunk])).toEqual([key])
})

const others = [
  ['an arrow key', '\u001b[A'],
  ['a function key', '\u001bOP'],
  ['Alt and a letter', '\u001br'],
  ['Escape', '\u001b'],
  ['the mouse', '\u001b[<0;10;10M'],
  ["the terminal's answer", '\u001b[24;80R'],
  ['Tab', '\t'],
  ['text that is pasted where the terminal marks none', 'rs'],
  ['several lines of it', 'r\rr\r'],
] as const
test.each(others)('%s is no key', (_, chunk) => {
  expect(read([chunk])).toEqual([undefined])
})

const pastes = [
  ['at once', ['\u001b[200~rr\u001b[201~', 'h']],
  ['just before a key', ['\u001b[200~rr\u001b[201~h']],
  ['in parts', ['\u001b[200~r', 'r', 's', '\u001b[201~', 'h']],
  ['in parts that cut the marks in two', ['\u001b[20', '0~r', 'r', 's\u001b[20', '1~', 'h']],
] as const
test.each(pastes)('text that is pasted %s is no key, and the key after it is one', (_, chunks) => {
  expect(read(chunks).filter((key) => key !== undefined)).toEqual(['h'])
})

test('Ctrl-C is a key even in a paste that never ends', () => {
  expect(read(['\u001b[200~x', '\u0003'])).toEqual([undefined, 'interrupt'])
})
