import { expect, test } from 'vitest'
import { ReadyTracker } from '../../src/database/ready-tracker.node.ts'
import {
  commandComplete,
  errorResponse,
  readyForQuery,
  renameStatement,
  splitMessages,
  wireMessage,
} from '../../src/database/wire-messages.node.ts'

const answer = Buffer.concat([
  // A row whose value looks like the message that is looked for.
  wireMessage('D', Buffer.concat([Buffer.from([0, 1, 0, 0, 0, 6]), readyForQuery('T')])),
  commandComplete('SELECT 1', 'E'),
])

test.each([1, 2, 3, 7, answer.length])('the status is found in pieces of %i bytes', (size) => {
  const tracker = new ReadyTracker()
  for (let start = 0; start < answer.length; start += size) {
    tracker.push(answer.subarray(start, start + size))
  }
  expect(tracker.status).toBe('E')
})

test('a message after the last ReadyForQuery makes the status unknown', () => {
  const tracker = new ReadyTracker()
  tracker.push(readyForQuery('I'))
  expect(tracker.status).toBe('I')
  tracker.push(errorResponse({ severity: 'FATAL', code: '57P01', message: 'the end' }))
  expect(tracker.status).toBe(undefined)
})

test('messages are split where they end', () => {
  expect(splitMessages(answer).map((message) => String.fromCharCode(message[0] ?? 0))).toEqual([
    'D',
    'C',
    'Z',
  ])
})

test.each([
  ['P', 'one\0SELECT 1\0\0\0', '7@one\0SELECT 1\0\0\0'],
  ['B', 'portal\0one\0\0\0\0\0\0\0', 'portal\x007@one\0\0\0\0\0\0\0'],
  ['D', 'Sone\0', 'S7@one\0'],
  ['C', 'Sone\0', 'S7@one\0'],
  ['D', 'Pone\0', 'Pone\0'],
  ['P', '\0SELECT 1\0\0\0', '\0SELECT 1\0\0\0'],
  ['B', '\0\0\0\0\0\0\0\0', '\0\0\0\0\0\0\0\0'],
  ['E', 'one\0\0\0\0\0', 'one\0\0\0\0\0'],
])('%s %j names the statement %j', (type, body, renamed) => {
  const message = renameStatement(wireMessage(type, body), (name) => `7@${name}`)
  expect(message).toEqual(wireMessage(type, renamed))
})
