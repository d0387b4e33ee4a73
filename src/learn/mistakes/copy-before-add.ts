import { describeFailure } from '../checks/describe-failure.ts'
import { RENAMED } from '../checks/renamed-column.ts'
import type { Mistake } from '../task.ts'

/** The values are copied into a column that isn't there yet. */
export const copyBeforeAdd: Mistake = {
  name: 'copy-before-add',
  detect({ up }) {
    if (up.status !== 'failed' || up.failure.code !== '42703') return undefined
    if (!up.failure.message.includes(`"${RENAMED.to}"`)) return undefined
    return {
      expected: `users.${RENAMED.to} is there before a statement writes to it.`,
      found: describeFailure(up.failure),
      why: 'PostgreSQL runs a file from top to bottom, and each statement sees what those before it made. On a real server this stops the deployment here, and every later migration waits behind it.',
      next: `In workspace/prisma/migrations/${up.failure.file}, put the statements in this order: ADD COLUMN "${RENAMED.to}", then UPDATE, then DROP COLUMN "${RENAMED.from}". Or do it in one: ALTER TABLE "users" RENAME COLUMN "${RENAMED.from}" TO "${RENAMED.to}";`,
    }
  },
}
