import { isUnfilled } from '../checks/is-unfilled.ts'
import { RENAMED } from '../checks/renamed-column.ts'
import { describeSamples } from '../describe-samples.ts'
import type { Evidence } from '../evidence.ts'
import { findColumn } from '../find-column.ts'
import type { Mistake } from '../task.ts'

/** Prisma's draft for a rename as it is, DROP and ADD, or with a default so that PostgreSQL takes it. */
export const draftUnpatched: Mistake = {
  name: 'draft-unpatched',
  detect(evidence) {
    const found = findRefused(evidence) ?? findLost(evidence)
    if (found === undefined) return undefined
    return {
      expected: `All names in users.${RENAMED.to}: the same values under another column name.`,
      found,
      why: `From two states of a schema nobody can tell a rename from a removal and an addition, so Prisma drafts DROP COLUMN "${RENAMED.from}" and ADD COLUMN "${RENAMED.to}". A dropped column comes back from a backup only. Counting rows would not show the loss: every row is still there.`,
      next: `In your migration.sql, put one statement in place of the draft: ALTER TABLE "users" RENAME COLUMN "${RENAMED.from}" TO "${RENAMED.to}";`,
    }
  },
}

// One ALTER TABLE drops the one and adds the other: with statements before it, it is no draft.
function findRefused({ up }: Evidence): string | undefined {
  if (up.status !== 'failed' || up.failure.statements !== 1) return undefined
  const { code, message } = up.failure
  const isRefused = code === '23502' && message.includes(`"${RENAMED.to}"`)
  return isRefused
    ? `PostgreSQL refuses the draft, because the new column would be empty in every row: ${message}. Nothing is lost yet. A DEFAULT or an optional field would make it run, and lose every name.`
    : undefined
}

function findLost({ up }: Evidence): string | undefined {
  if (up.status !== 'applied' || findColumn(up.catalog, RENAMED.from)) return undefined
  if (!findColumn(up.catalog, RENAMED.to) || !isUnfilled(up, RENAMED.field)) return undefined
  const { expected } = up.proof.rows
  return `0 of ${expected} names are left, three of them:\n${describeSamples(up.samples, RENAMED.field)}`
}
