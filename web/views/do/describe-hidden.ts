import type { TaskReport } from '../../../src/learn/lesson-report.ts'
import { findTaskState } from '../../../src/learn/session/task-state.ts'

/** Why it is not said what is wrong with a task that fails; undefined where nothing is kept back. */
export function describeHidden(
  report: TaskReport,
  open: TaskReport | undefined,
): string | undefined {
  const isOpen = report === open
  if (!open || isOpen || findTaskState(report, isOpen) !== 'failed') return undefined
  if (isStopped(report)) return undefined
  return open.task.question?.beforeFailures
    ? `Answer question ${open.number} first: what is wrong here would give it away.`
    : `Task ${open.number} comes first: what is wrong here is said after it.`
}

/**
 * What was stopped in a check, or broke PostgreSQL down, in sentences; whichever task is open, since it
 * ended the check and gives nothing away. What the open task says itself is left out.
 */
export function describeStops(
  tasks: readonly TaskReport[],
  open: TaskReport | undefined,
): string[] {
  const found = tasks.flatMap((report) =>
    report !== open && isStopped(report) && report.result.status === 'failed'
      ? [report.result.found]
      : [],
  )
  return [...new Set(found)]
}

function isStopped({ result }: TaskReport): boolean {
  return result.status === 'failed' && result.mistake === 'endless-statement'
}
