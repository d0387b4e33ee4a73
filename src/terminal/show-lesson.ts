import type { TaughtCourse } from '../learn/taught-lesson.ts'
import type { CheckedOnce } from '../learn/workspace/check-once.node.ts'
import type { Progress } from '../learn/workspace/progress.ts'
import { progressJson } from '../learn/workspace/progress-json.ts'
import type { Recomputed } from '../learn/workspace/recompute-progress.node.ts'
import { reportJson } from '../learn/workspace/report-json.ts'
import type { OpenedWorkspace } from '../learn/workspace/workspace.node.ts'
import { print, printJson } from './output.ts'
import type { Page } from './page.ts'
import { renderLessonReport } from './render-lesson-report.ts'
import { renderPlainReport } from './render-plain-report.ts'
import { renderPlainProgress, renderProgress } from './render-progress.ts'
import type { ExitCode } from './run-command.ts'
import { wrapLines } from './wrap-lines.ts'

/** How a command about lessons is to say what it says. */
export interface LessonOutput {
  page: Page
  json: boolean
  /** Sentences one below the other, for a screen reader. */
  plain: boolean
}

/** Shows what one check found, or where the workspace went on to; returns the exit code. */
export function showChecked(
  checked: CheckedOnce,
  { lessons }: TaughtCourse,
  output: LessonOutput,
): ExitCode {
  if ('wentOn' in checked) {
    showDone(checked.wentOn, output)
    return 0
  }
  const { report, notes, answered } = checked
  const { page, json, plain } = output
  const options = { isLast: report.lesson.phase === lessons.length, answered }
  showNotes(notes, output)
  if (notes.length > 0 && !json && !plain) print('')
  if (json) printJson(reportJson({ ...report, notes: [...notes, ...(report.notes ?? [])] }))
  else print(plain ? renderPlainReport(report, options) : renderLessonReport(report, options, page))
  return report.passed ? 0 : 4
}

/** Shows how far each lesson is. */
export function showProgress(
  progress: Progress,
  { lessons }: TaughtCourse,
  notes: readonly string[],
  { page, json, plain }: LessonOutput,
): void {
  showNotes(notes, { page, json, plain })
  if (json) printJson({ ...progressJson(progress, lessons), notes })
  else
    print(plain ? renderPlainProgress(progress, lessons) : renderProgress(progress, lessons, page))
}

/** Shows the progress as it was worked out anew; returns the exit code. */
export function showRecomputed(
  { progress, reports, notes }: Recomputed,
  course: TaughtCourse,
  output: LessonOutput,
): ExitCode {
  showProgress(progress, course, notes, output)
  return reports.every(({ passed }) => passed) ? 0 : 4
}

/** Shows what was done to the workspace. */
export function showDone({ lesson, notes }: OpenedWorkspace, output: LessonOutput): void {
  if (output.json) printJson({ lesson: lesson.slug, notes })
  else showNotes([...notes, `${output.page.paint('bold', 'Next:')} npm run learn`], output)
}

/** What was done before, a sentence after the other. */
export function showNotes(notes: readonly string[], { page, json, plain }: LessonOutput): void {
  if (json) return
  for (const note of notes) print(plain ? note : wrapLines(note, page.columns).join('\n'))
}
