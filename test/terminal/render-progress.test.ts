import { expect, test } from 'vitest'
import { newProgress, noteReport, type Progress } from '../../src/learn/workspace/progress.ts'
import { plainPage } from '../../src/terminal/page.ts'
import { renderPlainProgress, renderProgress } from '../../src/terminal/render-progress.ts'
import { lessonOf, reportOf } from '../learn/support/lessons.ts'

const first = lessonOf(1, '01-first', ['model', 'apply'])
const second = lessonOf(2, '02-second', ['rename', 'down', 'apply'])
const third = lessonOf(3, '03-third', ['index'])
const lessons = [first, second, third]

const begun = newProgress(first.slug, '2026-01-02 15:00')
const passed = noteReport(begun, reportOf(first, ['model', 'apply']), '2026-01-02 15:04')
const at = (lesson: string): Progress => ({ ...passed, lesson })
const underWay = noteReport(at(second.slug), reportOf(second, ['rename']), '2026-01-03 09:30')

test('how far each lesson is, and where to go on', () => {
  expect(renderProgress(underWay, lessons, plainPage)).toMatchInlineSnapshot(`
    "     lesson  title   tasks passed  state
      ─  ──────  ──────  ────────────  ───────────────────────
      ✓  1       first   2 of 2        passed 2026-01-02 15:04
      ▸  2       second  1 of 3        you are here
      ·  3       third   0 of 1        to come
    Next: npm run learn"
  `)
  expect(renderPlainProgress(underWay, lessons)).toMatchInlineSnapshot(`
    "Lesson 1, first: passed 2026-01-02 15:04, 2 of 2 tasks passed.
    Lesson 2, second: you are here, 1 of 3 tasks passed.
    Lesson 3, third: to come, 0 of 1 tasks passed.
    Next: npm run learn"
  `)
})

test('the command to go on with is that of the next lesson that isn’t passed', () => {
  const next = (progress: Progress) => renderPlainProgress(progress, lessons).split('\n').at(-1)
  expect(next({ lesson: '', layingOut: false, lessons: {} })).toBe('Next: npm run learn')
  expect(next(begun)).toBe('Next: npm run learn')
  expect(next(passed)).toBe('Next: npm run learn -- --next')
  const all = lessons.reduce(
    (progress, lesson) => noteReport(progress, reportOf(lesson, ids(lesson)), 'today'),
    passed,
  )
  expect(next({ ...all, lesson: third.slug })).toBe('Next: npm run learn -- 1')
  const { [second.slug]: _, ...others } = all.lessons
  expect(next({ ...all, lesson: third.slug, lessons: others })).toBe('Next: npm run learn -- 2')
})

const ids = ({ tasks }: typeof first) => tasks.map(({ id }) => id)
