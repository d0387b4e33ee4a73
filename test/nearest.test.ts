import { expect, test } from 'vitest'
import { nearestOf } from '../src/nearest.ts'

const names = ['start', 'stop', 'status', 'url']

test.each([
  ['stpo', 'stop'],
  ['STATUS', 'status'],
  ['urll', 'url'],
  ['banana', undefined],
  ['trip', undefined],
  ['x', undefined],
])('%s means %s', (word, name) => {
  expect(nearestOf(word, names)).toBe(name)
})
