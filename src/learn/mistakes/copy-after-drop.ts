import { describeFailure } from '../checks/describe-failure.ts'
import { RENAMED } from '../checks/renamed-column.ts'
import type { Mistake } from '../task.ts'

/** The values are to be copied from a column that was dropped before. */
export const copyAfterDrop: Mistake = {
  name: 'copy-after-drop',
  detect({ up }) {
    if (up.status !== 'failed' || up.failure.code !== '42703') return undefined
    // The first statement of all finds the column: something must have dropped it.
    if (!up.failure.message.includes(`"${RENAMED.from}"`) || up.failure.statement === 1) {
      return undefined
    }
    return {
      expected: `The names are copied while users.${RENAMED.from} is still there.`,
      found: describeFailure(up.failure),
      why: `By then the column is dropped, and the names with it. Here the file ran as one transaction, so nothing is lost. Where each statement is committed by itself, as Prisma's native engine does, the drop stays and the copy has nothing left to copy.`,
      next: `In workspace/prisma/migrations/${up.failure.file}, move the UPDATE above DROP COLUMN "${RENAMED.from}". Or do it in one: ALTER TABLE "users" RENAME COLUMN "${RENAMED.from}" TO "${RENAMED.to}";`,
    }
  },
}
