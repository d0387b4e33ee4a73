import { expect, test } from 'vitest'
import {
  beginLesson,
  newProgress,
  noteAnswer,
  noteReport,
} from '../../../src/learn/workspace/progress.ts'
import {
  parseProgressText,
  renderProgressText,
} from '../../../src/learn/workspace/progress-text.ts'
import { lessonOf, reportOf } from '../support/lessons.ts'

const first = lessonOf(1, '01-first', ['model', 'predict'])
const second = lessonOf(2, '02-second', ['rename', 'down'])
const lessons = [first, second]
const parse = (text: string) => parseProgressText(text, lessons)

/** The first lesson passed, the second begun. */
function played() {
  const begun = newProgress(first.slug, '2026-01-02 15:00')
  const answered = noteAnswer(begun, first.slug, 'predict', '2')
  const passed = noteReport(answered, reportOf(first, ['model', 'predict']), '2026-01-02 15:04')
  const next = { ...beginLesson(passed, second.slug, '2026-01-03 09:30'), layingOut: false }
  return noteReport(next, reportOf(second, ['rename']), '2026-01-03 09:31')
}

test('the progress is a text that a person can read', () => {
  expect(renderProgressText(played(), lessons)).toMatchInlineSnapshot(`
    "# How far you are in prisma-migration-lab. You may mend this by hand. To have it worked out
    # anew from your files: npm run check:lesson -- --all
    lesson: 02-second

    01-first: passed 2026-01-02 15:04
      [x] model
      [x] predict = 2
    02-second: begun 2026-01-03 09:30
      [x] rename
      [ ] down
    "
  `)
})

test('what is written is what is read', () => {
  const progress = played()
  expect(parse(renderProgressText(progress, lessons))).toEqual({ progress, broken: [] })
  const unfinished = beginLesson(progress, first.slug, '2026-01-04 10:00')
  expect(parse(renderProgressText(unfinished, lessons))).toEqual({
    progress: unfinished,
    broken: [],
  })
})

test('order, case, indentation, empty lines and line ends may be a person’s', () => {
  const text = [
    '\uFEFF# my own words',
    '2: passed yesterday, at last',
    '',
    '[X]rename',
    '\t[ ] down : 3',
    '01-first:not passed',
    '  [x]   model',
    'Lesson 2',
  ].join('\r\n')
  expect(parse(text)).toEqual({
    progress: {
      lesson: '02-second',
      layingOut: false,
      lessons: {
        '02-second': {
          passed: true,
          since: 'yesterday, at last',
          tasks: ['rename'],
          answers: { down: '3' },
        },
        '01-first': { passed: false, since: '', tasks: ['model'], answers: {} },
      },
    },
    broken: [],
  })
})

test('without a word about where one is, it is the first lesson that is not passed', () => {
  expect(parse('1: passed\n').progress.lesson).toBe('02-second')
  expect(parse('1: passed\n2: passed\n').progress.lesson).toBe('02-second')
  expect(parse('').progress.lesson).toBe('01-first')
})

test('a line that says nothing is told by its number, and the others hold', () => {
  const text = 'lesson: 7\n[x] model\n1: passd\n1: passed today\n[y] predict\n[x] model\nhello'
  expect(parse(text)).toEqual({
    progress: {
      lesson: '02-second',
      layingOut: false,
      lessons: { '01-first': { passed: true, since: 'today', tasks: ['model'], answers: {} } },
    },
    broken: [
      { number: 1, text: 'lesson: 7' },
      { number: 2, text: '[x] model' },
      { number: 3, text: '1: passd' },
      { number: 5, text: '[y] predict' },
      { number: 7, text: 'hello' },
    ],
  })
})
