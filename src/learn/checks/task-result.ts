import type { FailedTask, TaskResult } from '../task.ts'

export const passed: TaskResult = { status: 'passed' }

/** A task that is not done, for a reason that is no named mistake. */
export function failed(text: Omit<FailedTask, 'status' | 'mistake'>): FailedTask {
  return { status: 'failed', ...text }
}
