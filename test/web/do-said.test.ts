import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import type { TaskReport } from '../../src/learn/lesson-report.ts'
import type { TaskResult } from '../../src/learn/task.ts'
import type { Proof } from '../../src/survival/proof.ts'
import { describeHidden, describeStops } from '../../web/views/do/describe-hidden.ts'
import { describeWork } from '../../web/views/do/describe-work.ts'
import { splitExcerpts } from '../../web/views/do/split-excerpts.ts'

test('Prisma’s frame and PostgreSQL’s caret are excerpts, and sentences are not', () => {
  expect(
    splitExcerpts(
      [
        'error: Type "Strin" is neither a built-in type',
        '  -->  schema.prisma:15',
        '   | ',
        '14 |   name  String',
        '   | ',
        'syntax error at or near "ADD" (42601)',
        'in 1_a/migration.sql, its only statement',
        '4 | ADD COLUMN "bio" TEXT;',
        '    ^',
        'Hint: a | between words',
      ].join('\n'),
    ),
  ).toMatchInlineSnapshot(`
    [
      {
        "kind": "words",
        "text": "error: Type "Strin" is neither a built-in type",
      },
      {
        "kind": "excerpt",
        "text": "  -->  schema.prisma:15
       | 
    14 |   name  String
       | ",
      },
      {
        "kind": "words",
        "text": "syntax error at or near "ADD" (42601)
    in 1_a/migration.sql, its only statement",
      },
      {
        "kind": "excerpt",
        "text": "4 | ADD COLUMN "bio" TEXT;
        ^",
      },
      {
        "kind": "words",
        "text": "Hint: a | between words",
      },
    ]
  `)
})

test.each([
  ['lost', 2, 0, 100],
  ['changed', 0, 2, 100],
  ['lost or changed', 1, 1, 100],
  ['lost', 0, 0, 99],
])('what would have been %s is called so', (harm, lost, changed, found) => {
  const proof: Proof = {
    rows: { expected: 100, found },
    fields: [{ field: 'name', column: 'name', expected: 100, preserved: 98, changed, lost }],
    survived: false,
    findings: [],
  }
  const report = { status: 'rolled back', proof, ...NO_RUN } as const
  expect(describeWork({ kind: 'run', way: 'up', report }).title).toBe(
    `Rolled back: values would have been ${harm}`,
  )
})

test('why a later task keeps what is wrong with it to itself is said', () => {
  const [schema, draft, question, patch] = tasksOf(3, [
    { status: 'passed' },
    { status: 'passed' },
    { status: 'unanswered' },
    mistake('draft-unpatched', 'The names are gone.'),
  ])
  expect(question.task.question?.beforeFailures).toBe(true)
  expect(describeHidden(patch, question)).toBe(
    'Answer question 3 first: what is wrong here would give it away.',
  )
  expect(describeHidden(patch, draft)).toBe(
    'Task 2 comes first: what is wrong here is said after it.',
  )
  expect([schema, question].map((task) => describeHidden(task, question))).toEqual([
    undefined,
    undefined,
  ])
})

test('a statement that was stopped is told whichever task is open, and once', () => {
  const text = '1_a/migration.sql was stopped after 10 seconds. Nothing of it was kept.'
  const [first, second, third, fourth] = tasksOf(2, [
    mistake('schema-without-migration', 'The schema is ahead.'),
    mistake('endless-statement', text),
    mistake('endless-statement', text),
    { status: 'unanswered' },
  ])
  const tasks = [first, second, third, fourth]
  expect(describeStops(tasks, first)).toEqual([text])
  expect(describeStops([first, second], second)).toEqual([])
  expect(describeHidden(second, first)).toBeUndefined()
})

const NO_RUN = { migrations: [], before: [], after: [], seeded: 0, milliseconds: 1 }

function mistake(name: string, found: string): TaskResult {
  return { status: 'failed', mistake: name, expected: '', found, why: '', next: '' }
}

type Four<T> = [T, T, T, T]

/** The first four tasks of a lesson, with results. */
function tasksOf(phase: number, results: Four<TaskResult>): Four<TaskReport> {
  const tasks = course.lessons[phase - 1]?.tasks ?? []
  return results.map((result, at) => {
    const task = tasks[at]
    if (!task) throw new Error(`Lesson ${phase} has no task ${at + 1}`)
    return { number: at + 1, task, result }
  }) as Four<TaskReport>
}
