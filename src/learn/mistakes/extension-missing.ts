import { describeFailure } from '../checks/describe-failure.ts'
import { findExtensionNeed } from '../checks/extension-need.ts'
import type { Mistake } from '../task.ts'

/** Nothing creates the extension that the type comes from. */
export const extensionMissing: Mistake = {
  name: 'extension-missing',
  detect(evidence) {
    const need = findExtensionNeed(evidence)
    if (!need || need.later || need.own) return undefined
    return {
      expected: 'CREATE EXTENSION IF NOT EXISTS vector; comes before the column embedding.',
      found: describeFailure(need.failure),
      why: 'The type vector comes from an extension, pgvector, which PostgreSQL knows as vector. Prisma copies what is in Unsupported("…") into the draft and asks no further, so the draft fails on every database that has no extension yet.',
      next: `At the top of workspace/prisma/migrations/${need.failure.file}: CREATE EXTENSION IF NOT EXISTS vector;`,
    }
  },
}
