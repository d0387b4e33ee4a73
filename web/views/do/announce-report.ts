import type { LessonReport } from '../../../src/learn/lesson-report.ts'
import { findOpenTask } from '../../../src/learn/session/lesson-state.ts'
import { announce } from '../../parts/announce.tsx'

/**
 * Lets a screen reader say what a check found. One that began by itself speaks only when something is
 * another way than before, since nobody asked.
 */
export function announceReport(
  before: LessonReport | undefined,
  after: LessonReport | undefined,
  aloud: boolean,
): void {
  const said = after && describeReport(after)
  if (said && (aloud || said !== (before && describeReport(before)))) announce(said)
}

/** `3 of 8 tasks passed. Task 4 is open. Found: …` */
function describeReport(report: LessonReport): string {
  const passed = report.tasks.filter(({ result }) => result.status === 'passed').length
  const count = `${passed} of ${report.tasks.length} tasks passed.`
  const open = findOpenTask(report)
  if (!open) return `${count} The lesson is passed.`
  const { number, result, task } = open
  if (result.status !== 'failed') return `${count} Task ${number} is a question: ${task.title}.`
  return `${count} Task ${number} is open: ${task.title}. Found: ${result.found}`
}
