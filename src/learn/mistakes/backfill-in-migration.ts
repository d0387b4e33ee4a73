import { describeFailure } from '../checks/describe-failure.ts'
import type { Evidence } from '../evidence.ts'
import type { Mistake } from '../task.ts'

const UNDEFINED_TABLE = '42P01'
const INVALID_SCHEMA = '3F000'

/** A migration reads what the encoder answered, which is in one database only. */
export const backfillInMigration: Mistake = {
  name: 'backfill-in-migration',
  detect(evidence) {
    const found = findRefused(evidence) ?? findFilled(evidence)
    if (found === undefined) return undefined
    return {
      expected: 'The migration changes the schema; backfill.sql fills the embeddings.',
      found,
      why: "A migration runs on every database there will ever be: on Prisma's shadow database, in tests, on a new server. lab.encoding is in none of them, as the answers of an outside service never are, so there it fails. And a backfill of a large table takes hours, while a migration should hold its locks for an instant.",
      next: 'Move that statement to workspace/backfill.sql, and when the migration is applied: cd workspace && npx prisma db execute --file backfill.sql',
    }
  },
}

function findRefused({ up }: Evidence): string | undefined {
  if (up.status !== 'failed') return undefined
  const { code, message } = up.failure
  if (code !== UNDEFINED_TABLE && code !== INVALID_SCHEMA) return undefined
  return /"(lab\.)?encoding"|schema "lab"/.test(message) ? describeFailure(up.failure) : undefined
}

// The seed has no embedding at the phase before, so whatever is there the migration has written.
function findFilled({ up }: Evidence): string | undefined {
  const filled = up.status === 'applied' ? (up.brought.embedding?.filled ?? 0) : 0
  return filled > 0 ? `Your migration itself wrote ${filled} embeddings.` : undefined
}
