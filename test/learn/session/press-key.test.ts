import { expect, test } from 'vitest'
import type { LessonActions } from '../../../src/learn/session/lesson-actions.ts'
import { LessonSession } from '../../../src/learn/session/lesson-session.ts'
import type { LessonState } from '../../../src/learn/session/lesson-state.ts'
import { pressKey } from '../../../src/learn/session/press-key.ts'
import { Problem } from '../../../src/problem.ts'
import { exampleActions, exampleReport } from '../../support/example-lesson.ts'

/** A session after its first check, and keys pressed in it one after the other. */
async function openSession(replace: Partial<LessonActions> = {}) {
  const session = new LessonSession(exampleActions(replace), () => {})
  await session.check()
  const press = async (...keys: string[]): Promise<LessonState> => {
    const options = { verb: 'press', nameOf: (key: string) => key, parts: 1 } as const
    for (const key of keys) await pressKey(session, key, options)
    return session.state
  }
  return { session, press }
}

/** An action that ends when it is told to, and counts how often it began. */
function heldUp<T>(result: T) {
  let release = () => {}
  const end = new Promise<void>((resolve) => {
    release = resolve
  })
  let start = () => {}
  const held = {
    began: 0,
    started: new Promise<void>((resolve) => {
      start = resolve
    }),
    release: () => release(),
    action: async (): Promise<T> => {
      held.began += 1
      start()
      await end
      return result
    },
  }
  return held
}

const taken = new Problem('WORKSPACE_UNWRITABLE', {
  message: 'It is in use.',
  fix: 'npm run learn',
})

test('however often files are saved during a check, there is one more check after it', async () => {
  const check = heldUp(exampleReport(1))
  const session = new LessonSession(exampleActions({ check: check.action }), () => {})
  const first = session.check()
  await check.started
  const others = [session.check(), session.check(), session.check()]
  check.release()
  await Promise.all([first, ...others])
  expect(check.began).toBe(2)
})

test('h gives one more hint each time, and says when there is none left', async () => {
  const { press } = await openSession()
  expect((await press('h')).hints).toBe(1)
  expect(await press('h', 'h', 'h')).toMatchObject({
    hints: 3,
    notice: 'There is no further hint. For the solution, press s.',
  })
})

test('hints are those of the open task: another one begins without', async () => {
  let passed = 0
  const { session, press } = await openSession({ check: async () => exampleReport(passed) })
  await press('h', 'h')
  passed = 1
  await session.check()
  expect(session.state.hints).toBe(0)
})

test('s shows the solution once it is pressed again, and any other key takes it back', async () => {
  const { press } = await openSession()
  expect(await press('s')).toMatchObject({
    panel: undefined,
    notice: 'The solution takes the task out of your hands. To see it, press s again.',
  })
  expect((await press('h', 's')).panel).toBe(undefined)
  expect((await press('s')).panel?.kind).toBe('solution')
  expect((await press('s')).panel).toBe(undefined)
})

test('r asks first, then resets once and says where the files are', async () => {
  const reset = heldUp({ kept: '.kept/2026-01-02-150405' })
  const { session, press } = await openSession({ resetLesson: reset.action })
  expect((await press('r')).notice).toBe(
    'This puts the workspace and its database back to the start of lesson 1; your files are kept in workspace/.kept. To do it, press r again.',
  )
  const done = press('r')
  // Keys that come meanwhile were meant for what was on screen before.
  await reset.started
  expect(await press('h', 'r')).toMatchObject({ hints: 0, confirming: undefined })
  reset.release()
  await done
  expect(reset.began).toBe(1)
  expect(session.state.notice).toBe(
    'Lesson 1 is back at its start. Your files are in workspace/.kept/2026-01-02-150405.',
  )
})

test('n goes on only from a passed lesson, and says what the next one starts from', async () => {
  let passed = 1
  const { session, press } = await openSession({ check: async () => exampleReport(passed) })
  expect((await press('n')).notice).toBe("Lesson 1 isn't passed yet: task 2 is open.")
  passed = 4
  await session.check()
  expect((await press('n')).notice).toBe(
    'Lesson 2 starts from the reference solution of lesson 1, not from yours. There was no file of yours to keep.',
  )
})

test('after the last lesson there is no next one', async () => {
  const [, last] = exampleActions().lessons
  const report = exampleReport(4, undefined, last)
  const { press } = await openSession({ ...(last && { lesson: last }), check: async () => report })
  expect((await press('n')).notice).toBe('This was the last lesson. To see them all, press l.')
})

test("a question's key answers it, and what was measured is told", async () => {
  const answers: string[] = []
  const { press } = await openSession({
    check: async () => exampleReport(answers.includes('2') ? 3 : 2, { status: 'unanswered' }),
    answer: async (_, key) => void answers.push(key),
  })
  expect((await press('1')).notice).toBe("Your answer 1 is noted; it can't be measured yet.")
  expect((await press('2')).notice).toBe('Task 3: your answer is right. Measured.')
  expect(answers).toEqual(['1', '2'])
})

test('a key that is for nothing says what the keys are for', async () => {
  const { press } = await openSession()
  expect((await press('x')).notice).toMatchInlineSnapshot(
    `"h: a hint, one more each time. d: the goal beside what you have. s: the solution. r: the lesson from its start; your files are kept. l: all lessons, with your progress. n: the next lesson, once this one is passed. q: leave; your files and your progress stay. Enter: check again."`,
  )
})

test('d shows the goal, and says so when there is nothing to compare', async () => {
  const { press } = await openSession()
  expect((await press('d')).panel).toEqual({ kind: 'goal', part: 0 })
  expect((await press('d')).panel).toBe(undefined)
  const nothing = await openSession({ check: async () => ({ ...exampleReport(0), goal: [] }) })
  expect((await nothing.press('d')).notice).toBe(
    'There is nothing to compare yet: no migration ran.',
  )
})

test('a Problem of an action is told, and the next key works', async () => {
  const { press } = await openSession({
    resetLesson: async () => {
      throw taken
    },
  })
  expect((await press('r', 'r')).notice).toBe(taken)
  expect((await press('h')).hints).toBe(1)
})

test('a Problem of a check stands until a check is done', async () => {
  let broken = true
  const { session } = await openSession({
    check: async () => {
      if (broken) throw taken
      return exampleReport(1)
    },
  })
  expect(session.state).toMatchObject({ problem: taken, busy: undefined })
  broken = false
  await session.check()
  expect(session.state.problem).toBe(undefined)
})

test('a bug is thrown on, to whoever ends the watch', async () => {
  const bug = new TypeError('a bug')
  const { press } = await openSession({
    readProgress: async () => {
      throw bug
    },
  })
  await expect(press('l')).rejects.toBe(bug)
})
