import type { FailedTask } from '../task.ts'
import { failed } from './task-result.ts'

/** What a check says as long as the migration does not run to its end; the task before says why. */
export function nothingToLookAt(expected: string): FailedTask {
  return failed({
    expected,
    found: 'Nothing to look at yet: no migration of this lesson runs to its end.',
    why: 'This task looks at the database that your migration leads to.',
    next: 'Finish the tasks above first. To begin again: npm run learn, then r',
  })
}
