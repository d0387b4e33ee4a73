import { findRefusal, type Part } from '../checks/outcome-of.ts'
import type { Mistake } from '../task.ts'

/** CONCURRENTLY in a file that holds further statements. */
export function concurrentlyBesideOthers(part: Part): Mistake {
  return {
    name: 'concurrently-beside-others',
    detect(evidence) {
      const refusal = findRefusal(evidence, part)
      if (refusal?.reason !== 'concurrently') return undefined
      return {
        expected: 'A statement with CONCURRENTLY is alone in its file.',
        found: `${refusal.file} holds CONCURRENTLY beside other statements. It was not run.`,
        why: 'CONCURRENTLY works in several transactions of its own, so it cannot be part of one, and statements that are sent together are one. PostgreSQL refuses it (25001), in the middle of your deployment.',
        next:
          part === 'up'
            ? 'Move it into a migration of its own: cd workspace && npx prisma migrate dev --create-only --name index_alone. On a hundred rows, leaving CONCURRENTLY out is right too.'
            : `Leave CONCURRENTLY out of workspace/prisma/migrations/${refusal.file}, or give what it undoes a migration of its own.`,
      }
    },
  }
}
