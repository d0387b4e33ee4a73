import type { Catalog } from '../../history/catalog.ts'
import { isElsewhere } from '../checks/is-elsewhere.ts'
import { isUnfilled } from '../checks/is-unfilled.ts'
import { RENAMED } from '../checks/renamed-column.ts'
import { describeSamples } from '../describe-samples.ts'
import type { DownEvidence } from '../evidence.ts'
import type { Mistake } from '../task.ts'

/** The way back of a rename as `migrate diff` drafts it: DROP and ADD. */
export const downDrafted: Mistake = {
  name: 'down-drafted',
  detect({ before, down, folders }) {
    const found = down && (findRefused(down) ?? findLost(down, before))
    if (found === undefined) return undefined
    return {
      expected: `The way back gives users.${RENAMED.from} every name again: a rename has an exact inverse.`,
      found,
      why: 'prisma migrate diff drafts the way back from two schemas, as it drafted the way up, and again it can only see a removal and an addition. A rollback happens when something is wrong already; this one would make it far worse.',
      next: `In workspace/prisma/migrations/${folders.added.at(-1)}/down.sql: ALTER TABLE "users" RENAME COLUMN "${RENAMED.to}" TO "${RENAMED.from}";`,
    }
  },
}

function findRefused(down: DownEvidence): string | undefined {
  if (down.status !== 'failed' || down.failure.statements !== 1) return undefined
  const { code, message } = down.failure
  return code === '23502' && message.includes(`"${RENAMED.from}"`)
    ? `PostgreSQL refuses it, because the new column would be empty in every row: ${message}. With a DEFAULT it would run, and lose every name.`
    : undefined
}

function findLost(down: DownEvidence, before: Catalog): string | undefined {
  if (down.status !== 'applied' || !isUnfilled(down, RENAMED.field)) return undefined
  if (isElsewhere(RENAMED.from, before, down.catalog)) return undefined
  return `After it 0 of ${down.proof.rows.expected} names are left, three of them:\n${describeSamples(down.samples, RENAMED.field)}`
}
