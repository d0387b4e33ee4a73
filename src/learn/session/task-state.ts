import type { TaskReport } from '../lesson-report.ts'

export type TaskState = TaskReport['result']['status'] | 'to do'

/**
 * How a task stands. One that fails after the open task, and not for a known mistake, is yet to do:
 * nobody has come to it.
 */
export function findTaskState({ result }: TaskReport, isOpen: boolean): TaskState {
  if (result.status !== 'failed') return result.status
  return isOpen || result.mistake ? 'failed' : 'to do'
}
