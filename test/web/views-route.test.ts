import { expect, test } from 'vitest'
import { href, type Route, readRoute } from '../../web/router/route.ts'

const addresses: [string, Route][] = [
  ['#/', { view: 'start' }],
  ['#/lesson/3', { view: 'lesson', phase: 3 }],
  ['#/lesson/3/what-prisma-drafted', { view: 'lesson', phase: 3, section: 'what-prisma-drafted' }],
  ['#/read/2/3/sql', { view: 'read', from: 2, to: 3, part: 'sql' }],
  ['#/read/4/base/rows', { view: 'read', from: 4, to: 0, part: 'rows' }],
  ['#/read/3/database/catalog', { view: 'read', from: 3, to: 'database', part: 'catalog' }],
  ['#/picture/base/1', { view: 'picture', from: 0, to: 1 }],
  ['#/do/4', { view: 'do', phase: 4 }],
  ['#/mistake', { view: 'mistake' }],
  ['#/ask', { view: 'ask', about: 'sql' }],
  ['#/ask/people', { view: 'ask', about: 'people' }],
]

test.each(addresses)('%s is the address of what it shows, there and back', (address, route) => {
  expect(readRoute(address)).toEqual(route)
  expect(href(route)).toBe(address)
})

test('what is missing at the end of an address has a default', () => {
  expect(['', '#/read', '#/read/1/2', '#/picture', '#/lesson', '#/do'].map(readRoute)).toEqual([
    { view: 'start' },
    { view: 'read', from: 2, to: 3, part: 'lesson' },
    { view: 'read', from: 1, to: 2, part: 'lesson' },
    { view: 'picture', from: 2, to: 3 },
    { view: 'lesson', phase: 1 },
    { view: 'do', phase: 1 },
  ])
})

test.each([
  '#/read/2/5',
  '#/read/2/3/nothing',
  '#/lesson/0',
  '#/lesson/base',
  '#/do/database',
  '#/ask/everybody',
  '#/constructor',
  '#/__proto__',
  '#/<script>',
])('%s is an address that the page does not know', (address) => {
  expect(readRoute(address)).toEqual({ view: 'unknown', address })
})
