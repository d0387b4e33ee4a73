import type { Evidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { failed, passed } from './task-result.ts'

/** Whether a migration of this lesson's is there, whatever it holds. */
export function checkDrafted({ folders }: Evidence): TaskResult {
  if (folders.added.length > 0) return passed
  return failed({
    expected: 'A folder of this lesson in workspace/prisma/migrations, with a migration.sql.',
    found: 'Only the migrations of the lessons before.',
    why: 'A draft can be read, and mended, before anything happens to a row. --create-only is what makes it a draft.',
    next: 'cd workspace && npx prisma migrate dev --create-only',
  })
}
