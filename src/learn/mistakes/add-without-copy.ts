import { isUnfilled } from '../checks/is-unfilled.ts'
import { RENAMED } from '../checks/renamed-column.ts'
import { describeSamples } from '../describe-samples.ts'
import { findColumn } from '../find-column.ts'
import type { Mistake } from '../task.ts'

/** The new column was added beside the old one, and nobody copied the values. */
export const addWithoutCopy: Mistake = {
  name: 'add-without-copy',
  detect({ up }) {
    if (up.status !== 'applied' || !findColumn(up.catalog, RENAMED.from)) return undefined
    if (!findColumn(up.catalog, RENAMED.to) || !isUnfilled(up, RENAMED.field)) return undefined
    return {
      expected: `users.${RENAMED.to} holds every name, and users.${RENAMED.from} is gone.`,
      found: `users.${RENAMED.to} is there and empty; the names are still in users.${RENAMED.from}:\n${describeSamples(up.samples, RENAMED.field)}`,
      why: `An app that reads ${RENAMED.to} shows people without names. And whoever tidies up the old column next, believing it copied, drops the only place where the names are.`,
      next: `In your migration.sql, rename instead of adding: ALTER TABLE "users" RENAME COLUMN "${RENAMED.from}" TO "${RENAMED.to}"; or, between ADD and DROP: UPDATE "users" SET "${RENAMED.to}" = "${RENAMED.from}";`,
    }
  },
}
