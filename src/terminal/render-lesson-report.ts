import type { LessonReport } from '../learn/lesson-report.ts'
import { findOpenTask } from '../learn/session/lesson-state.ts'
import type { Task } from '../learn/task.ts'
import type { Page } from './page.ts'
import { renderOpenTask, renderTaskLine } from './render-task.ts'
import { hangText, wrapLines } from './wrap-lines.ts'

export interface ReportOptions {
  /** There is no lesson after this one. */
  isLast: boolean
  /** The questions that were answered just now: a right answer is followed by what was measured. */
  answered: readonly Task[]
}

/**
 * What one check found, as it is printed once: the first task that isn't passed with all that is to
 * be said of it, then every task with its mark, then what was done beside, and what to type.
 */
export function renderLessonReport(
  report: LessonReport,
  options: ReportOptions,
  page: Page,
): string {
  const { lesson, tasks, notes = [] } = report
  const open = findOpenTask(report)
  const title = `Lesson ${lesson.phase}: ${lesson.title}. ${countPassed(report)}`
  return [
    page.paint('bold', title),
    ...explainedOf(report, options).flatMap((each) => ['', ...renderExplained(each, page)]),
    ...(open ? ['', renderOpenTask(open, page)] : []),
    '',
    ...tasks.map((task) => renderTaskLine(task, task === open, page)),
    ...(notes.length > 0 ? ['', ...notes.flatMap((note) => wrapLines(note, page.columns))] : []),
    '',
    renderNext(report, options, page),
  ].join('\n')
}

/** What a check ends with: the command to type. */
export function renderNext(report: LessonReport, { isLast }: ReportOptions, page: Page): string {
  const open = findOpenTask(report)
  const next = page.paint('bold', 'Next:')
  if (!open) {
    const passed = page.paint('green', `Lesson ${report.lesson.phase} is passed.`)
    if (isLast) return `${passed} It was the last one. ${next} npm run learn -- --list`
    return `${passed} ${next} npm run learn -- --next`
  }
  const key = open.task.question?.options[0]?.key
  return key === undefined
    ? `${next} do that, then npm run check:lesson`
    : `${next} answer with a key: npm run check:lesson -- --answer ${open.task.id}=${key}`
}

interface Explained {
  number: number
  task: Task
  text: string
}

/** What was measured, of the questions that were answered rightly just now. */
export function explainedOf({ tasks }: LessonReport, { answered }: ReportOptions): Explained[] {
  return tasks.flatMap(({ number, task, result }) => {
    const text = result.status === 'passed' ? result.explained : undefined
    return text !== undefined && answered.includes(task) ? [{ number, task, text }] : []
  })
}

function renderExplained({ number, task, text }: Explained, page: Page): string[] {
  return [
    page.paint('green', `✓ Task ${number}: ${task.title}`),
    ...hangText('  measured  ', text, page.columns, 12),
  ]
}

/** `2 of 5 tasks passed.` */
export function countPassed({ tasks }: LessonReport): string {
  const passed = tasks.filter(({ result }) => result.status === 'passed')
  return `${passed.length} of ${tasks.length} tasks passed.`
}
