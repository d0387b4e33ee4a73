import { expect, test } from 'vitest'
import { checkLesson } from '../../src/learn/check-lesson.ts'
import type { Evidence } from '../../src/learn/evidence.ts'
import type { Mistake, Question, Task } from '../../src/learn/task.ts'
import type { TaughtLesson } from '../../src/learn/taught-lesson.ts'
import { withSql } from './support/change-project.ts'
import { evidenceOf, lessonAt, solutionOf } from './support/check-project.ts'

const WRONG = { expected: 'e', found: 'f', why: 'w', next: 'npm run learn' }

function lessonWith(...tasks: Partial<Task>[]): TaughtLesson {
  const rest = { title: 'Do it', mistakes: [], hints: ['a', 'b', 'c'] as const, links: [] }
  return {
    ...lessonAt(2),
    tasks: tasks.map((task, index) => ({ id: `task-${index}`, ...rest, ...task })),
  }
}

function mistake(name: string, isMade: (evidence: Evidence) => boolean): Mistake {
  return { name, detect: (evidence) => (isMade(evidence) ? { ...WRONG, found: name } : undefined) }
}

const question: Question = {
  text: 'Which lock?',
  options: [
    { key: '1', text: 'the weakest' },
    { key: '2', text: 'the strongest' },
  ],
  answer: ({ up }) => (up.status === 'applied' ? '2' : undefined),
  explain: ({ up }) => (up.status === 'applied' ? `${up.locks.users}` : ''),
}

test('a task is failed by the first of its mistakes, else by its check', async () => {
  const evidence = await evidenceOf(2, await solutionOf(2))
  const lesson = lessonWith(
    {
      mistakes: [
        mistake('not-made', () => false),
        mistake('a', () => true),
        mistake('b', () => true),
      ],
      check: () => ({ status: 'passed' }),
    },
    { mistakes: [mistake('not-made', () => false)], check: () => ({ status: 'failed', ...WRONG }) },
    { check: () => ({ status: 'passed' }) },
  )
  const { tasks, passed, milliseconds } = checkLesson(evidence, lesson, 12)
  expect(tasks.map(({ number, result }) => [number, result])).toEqual([
    [1, { status: 'failed', mistake: 'a', ...WRONG, found: 'a' }],
    [2, { status: 'failed', ...WRONG }],
    [3, { status: 'passed' }],
  ])
  expect([passed, milliseconds]).toEqual([false, 12])
})

test('a question waits for its answer, and the answer for what is measured', async () => {
  const solution = await solutionOf(2)
  const broken = withSql(solution, { up: 'SELECT nothing' })
  const results = []
  for (const [project, answers] of [
    [solution, {}],
    [broken, { lock: '2' }],
    [solution, { lock: '1' }],
    [solution, { lock: '2' }],
  ] as const) {
    const evidence = await evidenceOf(2, project, { answers })
    const report = checkLesson(evidence, lessonWith({ id: 'lock', question }), 0)
    results.push([report.tasks[0]?.result, report.passed])
  }
  expect(results).toEqual([
    [{ status: 'unanswered' }, false],
    [{ status: 'unanswered' }, false],
    [
      {
        status: 'failed',
        expected: 'the strongest',
        found: 'the weakest',
        why: 'AccessExclusiveLock',
        next: 'Answer again: npm run learn',
      },
      false,
    ],
    [{ status: 'passed', explained: 'AccessExclusiveLock' }, true],
  ])
})

test('the goal is what the lesson brings and takes away, and what is otherwise not as it should be', async () => {
  const evidence = await evidenceOf(
    3,
    withSql(await solutionOf(3), {
      up: 'ALTER TABLE users ADD full_name text, DROP bio; CREATE INDEX name_idx ON users (name)',
    }),
  )
  expect(checkLesson(evidence, lessonWith(), 0).goal).toEqual([
    { object: 'column users.full_name', wanted: 'text not null', found: 'text', same: false },
    { object: 'column users.bio', wanted: 'text', found: undefined, same: false },
    { object: 'column users.name', wanted: undefined, found: 'text not null', same: false },
    { object: 'index name_idx', wanted: undefined, found: 'btree (name)', same: false },
  ])
})

test('where the way up failed, the goal is beside what was there before', async () => {
  const evidence = await evidenceOf(3, withSql(await solutionOf(3), { up: 'SELECT nothing' }))
  expect(checkLesson(evidence, lessonWith(), 0).goal).toEqual([
    { object: 'column users.full_name', wanted: 'text not null', found: undefined, same: false },
    { object: 'column users.name', wanted: undefined, found: 'text not null', same: false },
  ])
})
