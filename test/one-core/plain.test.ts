import { expect, test } from 'vitest'
import { PostgresError } from '../../src/database/postgres-error.ts'
import { Problem } from '../../src/problem.ts'
import { plain } from './plain.ts'

test('of a report everything is kept but which time it was', () => {
  const report = {
    phase: 3,
    milliseconds: 12,
    appliedAt: '2026-01-01T00:00:00.000Z',
    rolledBackAt: null,
    rows: [{ id: 1n, bio: null, score: Number.NaN, email: undefined }],
    known: new Map([['a', { at: 5 }]]),
    detect: () => true,
  }
  expect(plain(report)).toEqual({
    phase: 3,
    milliseconds: 'a time',
    appliedAt: 'a time',
    rolledBackAt: null,
    rows: [{ id: '1', bio: null, score: 'NaN' }],
    known: [['a', { at: 'a time' }]],
    detect: 'a function',
  })
})

test('of what was thrown everything is kept that a person is told, without its stack', () => {
  const driver = new Error('as the driver says it')
  const fields = { code: '22012', hint: 'another divisor', position: 8 }
  const cause = new PostgresError('division by zero', fields, driver)
  expect(plain(new Problem('REFUSED', { message: 'No.', fix: 'Mend it.', cause }))).toEqual({
    name: 'Problem',
    code: 'REFUSED',
    message: 'No.',
    fix: 'Mend it.',
    cause: { name: 'PostgresError', message: 'division by zero', ...fields },
  })
  expect(plain(new TypeError('x is no function'))).toEqual({
    name: 'TypeError',
    message: 'x is no function',
  })
})
