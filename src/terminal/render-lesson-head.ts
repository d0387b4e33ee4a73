import { findOpenTask, type LessonState } from '../learn/session/lesson-state.ts'
import { findTaskState } from '../learn/session/task-state.ts'
import type { Page } from './page.ts'
import { cutText } from './wide-text.ts'

/** Which lesson, and how far it is: a mark for each task, and the same in words. */
export function renderLessonHead({ lesson, lessons, report }: LessonState, page: Page): string[] {
  const title = `Lesson ${lesson.phase} of ${lessons.length}: ${lesson.title}`
  const passed = report?.tasks.filter(({ result }) => result.status === 'passed').length
  const words = `${passed ?? '…'} of ${lesson.tasks.length} tasks passed`
  return [
    page.paint('bold', cutText(title, page.columns)),
    cutText(`${renderBar(report, lesson.tasks.length, page)} ${words}`, page.columns),
  ]
}

function renderBar(report: LessonState['report'], count: number, page: Page): string {
  const open = findOpenTask(report)
  const marks = report?.tasks.map((task) => BAR[findTaskState(task, task === open)])
  const done = marks?.filter((mark) => mark === BAR.passed).length ?? 0
  const bar = marks?.join('') ?? BAR['to do'].repeat(count)
  return `[${done > 0 && done === count ? page.paint('green', bar) : bar}]`
}

const BAR = { passed: '■', failed: '✗', unanswered: '?', 'to do': '·' } as const
