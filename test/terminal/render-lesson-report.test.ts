import { expect, test } from 'vitest'
import type { LessonReport } from '../../src/learn/lesson-report.ts'
import { findOpenTask } from '../../src/learn/session/lesson-state.ts'
import type { FailedTask, Task, TaskResult } from '../../src/learn/task.ts'
import { plainPage } from '../../src/terminal/page.ts'
import { renderLessonReport } from '../../src/terminal/render-lesson-report.ts'
import { renderPlainReport } from '../../src/terminal/render-plain-report.ts'
import { lessonOf } from '../learn/support/lessons.ts'

const named = lessonOf(3, '03-rename', ['schema', 'patch', 'lock', 'down', 'apply'])
const lesson = {
  ...named,
  tasks: named.tasks.map((task) => (task.id === 'lock' ? asking(task) : task)),
}

function asking(task: Task): Task {
  const options = [
    { key: '1', text: 'ACCESS EXCLUSIVE: nobody else even reads' },
    { key: '2', text: 'SHARE: the others read' },
  ]
  const text = 'Which lock does it take on users?'
  return { ...task, question: { text, options, answer: () => '1', explain: () => 'measured' } }
}

const passed: TaskResult = { status: 'passed' }
const failed: FailedTask = {
  status: 'failed',
  mistake: 'syntax-error',
  expected:
    'A migration that runs to its end, with every name still there, whatever it looks like.',
  found: `syntax error at or near "RENAM"
3 | ALTER TABLE "users" RENAM COLUMN "name" TO "full_name";
                        ^`,
  why: 'PostgreSQL runs nothing of a file it can’t read.',
  next: 'Mend line 3 of workspace/prisma/migrations/20270101000000_mine/migration.sql and save it.',
}

function report(results: readonly TaskResult[], notes: readonly string[] = []): LessonReport {
  const tasks = lesson.tasks.map((task, index) => ({
    number: index + 1,
    task,
    result: results[index] ?? failed,
  }))
  const isPassed = tasks.every(({ result }) => result.status === 'passed')
  return { lesson, tasks, passed: isPassed, goal: [], notes, milliseconds: 12 }
}

const asked = { isLast: false, answered: [] }

test('the first failure comes first, with a caret below its place', () => {
  const text = renderLessonReport(
    report([passed, failed, { status: 'unanswered' }]),
    asked,
    plainPage,
  )
  expect(text).toMatchInlineSnapshot(`
    "Lesson 3: rename. 1 of 5 tasks passed.

    ✗ Task 2: Do patch
      expected  A migration that runs to its end, with every name still there,
                whatever it looks like.
      found     syntax error at or near "RENAM"
                3 | ALTER TABLE "users" RENAM COLUMN "name" TO "full_name";
                                        ^
      why       PostgreSQL runs nothing of a file it can’t read.
      next      Mend line 3 of
                workspace/prisma/migrations/20270101000000_mine/migration.sql and
                save it.

    ✓ 1 passed    Do schema
    ✗ 2 failed    Do patch
    ? 3 question  Do lock
    ✗ 4 failed    Do down
    ✗ 5 failed    Do apply

    Next: do that, then npm run check:lesson"
  `)
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
})

test('a mistake that is known goes before an open question, unless it gives the answer away', () => {
  const tasks = report([passed, passed, { status: 'unanswered' }]).tasks
  expect(findOpenTask({ tasks })?.task.id).toBe('down')
  const question = { ...asking(named.tasks[2] as Task).question, beforeFailures: true }
  const asksFirst = tasks.map((each) =>
    each.task.id === 'lock' ? { ...each, task: { ...each.task, question } as Task } : each,
  )
  expect(findOpenTask({ tasks: asksFirst })?.task.id).toBe('lock')
})

test('a question is asked with its keys, and how to answer without a terminal', () => {
  const { mistake: _, ...notYet } = failed
  const results = [passed, passed, { status: 'unanswered' } as const, notYet, notYet]
  const notes = [
    'Your own database has run what is not in your folders: 20270101000000_other. To put it at the start of the lesson: npm run learn -- --reset-database',
  ]
  expect(renderLessonReport(report(results, notes), asked, plainPage)).toMatchInlineSnapshot(`
    "Lesson 3: rename. 2 of 5 tasks passed.

    ? Task 3: Do lock
      Which lock does it take on users?
        1  ACCESS EXCLUSIVE: nobody else even reads
        2  SHARE: the others read

    ✓ 1 passed    Do schema
    ✓ 2 passed    Do patch
    ? 3 question  Do lock
    · 4 to do     Do down
    · 5 to do     Do apply

    Your own database has run what is not in your folders: 20270101000000_other. To
    put it at the start of the lesson: npm run learn -- --reset-database

    Next: answer with a key: npm run check:lesson -- --answer lock=1"
  `)
})

test('a right answer is followed by what was measured, when it was given just now', () => {
  const right: TaskResult = {
    status: 'passed',
    explained: 'Measured: ACCESS EXCLUSIVE on users, for an instant.',
  }
  const found = report([passed, passed, right, passed, passed])
  const answered = lesson.tasks.filter(({ id }) => id === 'lock')
  expect(renderLessonReport(found, { isLast: true, answered }, plainPage)).toMatchInlineSnapshot(`
    "Lesson 3: rename. 5 of 5 tasks passed.

    ✓ Task 3: Do lock
      measured  Measured: ACCESS EXCLUSIVE on users, for an instant.

    ✓ 1 passed    Do schema
    ✓ 2 passed    Do patch
    ✓ 3 passed    Do lock
    ✓ 4 passed    Do down
    ✓ 5 passed    Do apply

    Lesson 3 is passed. It was the last one. Next: npm run learn -- --list"
  `)
  expect(renderLessonReport(found, asked, plainPage)).not.toContain('Measured')
  expect(renderPlainReport(found, { isLast: true, answered })).toMatchInlineSnapshot(`
    "Lesson 3: rename. 5 of 5 tasks passed.
    Task 3: your answer is right. Measured: ACCESS EXCLUSIVE on users, for an instant.
    Task 1, passed: Do schema.
    Task 2, passed: Do patch.
    Task 3, passed: Do lock.
    Task 4, passed: Do down.
    Task 5, passed: Do apply.
    Lesson 3 is passed. It was the last one. Next: npm run learn -- --list"
  `)
})

test('for a screen reader it is sentences, without marks or margins', () => {
  expect(
    renderPlainReport(report([passed, failed, { status: 'unanswered' }]), asked),
  ).toMatchInlineSnapshot(`
    "Lesson 3: rename. 1 of 5 tasks passed.
    Task 2 failed: Do patch.
    Expected: A migration that runs to its end, with every name still there, whatever it looks like.
    Found: syntax error at or near "RENAM"
    3 | ALTER TABLE "users" RENAM COLUMN "name" TO "full_name";
                            ^
    Why: PostgreSQL runs nothing of a file it can’t read.
    Next: Mend line 3 of workspace/prisma/migrations/20270101000000_mine/migration.sql and save it.
    Task 1, passed: Do schema.
    Task 2, failed: Do patch.
    Task 3, a question: Do lock.
    Task 4, failed: Do down.
    Task 5, failed: Do apply.
    Next: do that, then npm run check:lesson"
  `)
})
