import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchOwnDatabase } from '../../../src/learn/session/watch-own-database.ts'
import { exampleActions } from '../../support/example-lesson.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test("what is applied to the learner's own database is noticed, a database that is busy is not", async () => {
  const stamps = ['1 migration', '1 migration', undefined, '2 migrations', '2 migrations']
  let changes = 0
  const end = watchOwnDatabase(exampleActions({ readOwnStamp: async () => stamps.shift() }), () => {
    changes += 1
  })
  const noticed: number[] = []
  while (stamps.length > 0) {
    await vi.advanceTimersByTimeAsync(2000)
    noticed.push(changes)
  }
  end()
  expect(noticed).toEqual([0, 0, 1, 1])
})
