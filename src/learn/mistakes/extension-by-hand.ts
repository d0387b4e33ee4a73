import { describeFailure } from '../checks/describe-failure.ts'
import { findExtensionNeed } from '../checks/extension-need.ts'
import type { Mistake } from '../task.ts'

/** The learner's own database has the extension, and no migration creates it. */
export const extensionByHand: Mistake = {
  name: 'extension-by-hand',
  detect(evidence) {
    const need = findExtensionNeed(evidence)
    if (!need?.own || need.later) return undefined
    return {
      expected:
        'The migrations alone make the database: CREATE EXTENSION IF NOT EXISTS vector; is one of their statements.',
      found: `Your own database has the extension vector, but none of your migrations creates it. On a fresh database:\n${describeFailure(need.failure)}`,
      why: 'What was done by hand, or was left from an earlier try, is in one database only. prisma migrate dev replays your history on an empty shadow database and stops there (P3006), and so would a new server, or a colleague.',
      next: `At the top of workspace/prisma/migrations/${need.failure.file}: CREATE EXTENSION IF NOT EXISTS vector;`,
    }
  },
}
