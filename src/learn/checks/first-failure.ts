import type { Evidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { passed } from './task-result.ts'

/** The first of `checks` that does not pass, or else that all of them do. */
export function firstFailure(
  evidence: Evidence,
  ...checks: readonly ((evidence: Evidence) => TaskResult)[]
): TaskResult {
  for (const check of checks) {
    const result = check(evidence)
    if (result.status !== 'passed') return result
  }
  return passed
}
