import type { LessonReport } from '../learn/lesson-report.ts'
import { findOpenTask } from '../learn/session/lesson-state.ts'
import { describeOpenTask, describeTask } from './describe-lesson.ts'
import { plainPage } from './page.ts'
import { countPassed, explainedOf, type ReportOptions, renderNext } from './render-lesson-report.ts'

/** What one check found in sentences, one a line: for who listens to a screen reader. */
export function renderPlainReport(report: LessonReport, options: ReportOptions): string {
  const { lesson, tasks, notes = [] } = report
  const open = findOpenTask(report)
  return [
    `Lesson ${lesson.phase}: ${lesson.title}. ${countPassed(report)}`,
    ...explainedOf(report, options).map(describeExplained),
    ...(open ? describeOpenTask(open) : []),
    ...tasks.map((task) => describeTask(task, task === open)),
    ...notes,
    renderNext(report, options, plainPage),
  ].join('\n')
}

function describeExplained({ number, text }: { number: number; text: string }): string {
  return `Task ${number}: your answer is right. ${text}`
}
