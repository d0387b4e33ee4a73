import type { Evidence } from '../evidence.ts'
import type { Question } from '../task.ts'

/** What Prisma's draft would do to the rows, answered by running it on the seed as it is. */
export const draftQuestion: Question = {
  text: 'Prisma drafts: ALTER TABLE "users" DROP COLUMN "name", ADD COLUMN "full_name" TEXT NOT NULL; The table holds a hundred people. What happens when this runs?',
  options: [
    { key: '1', text: 'It runs, and the names move to full_name' },
    { key: '2', text: 'It runs, and every name is gone' },
    { key: '3', text: 'PostgreSQL refuses it, and nothing is lost' },
  ],
  beforeFailures: true,
  answer({ draft }) {
    if (!draft) return undefined
    if (draft.refused) return '3'
    return draft.proof?.survived ? '1' : '2'
  },
  explain: ({ draft }) => `${describe(draft)} ${MEANING}`,
}

const MEANING =
  'That is luck, not safety. It looks like a problem with NOT NULL, so people mend that: a DEFAULT, or an optional field. Then it runs, every name is gone, and the row count is still 100. On an empty table, as in your tests, it runs at once.'

function describe(draft: Evidence['draft']): string {
  if (draft?.refused) return `Measured: ${draft.refused.message} (${draft.refused.code}).`
  const name = draft?.proof?.fields.find(({ field }) => field === 'name')
  return `Measured: ${name?.preserved ?? 0} of ${name?.expected ?? 0} names are left.`
}
