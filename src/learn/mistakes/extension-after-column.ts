import { describeFailure } from '../checks/describe-failure.ts'
import { findExtensionNeed } from '../checks/extension-need.ts'
import type { Mistake } from '../task.ts'

/** The extension is created below the column that needs it. */
export const extensionAfterColumn: Mistake = {
  name: 'extension-after-column',
  detect(evidence) {
    const need = findExtensionNeed(evidence)
    if (!need?.later) return undefined
    return {
      expected: 'CREATE EXTENSION comes first, then the column that uses its type.',
      found: `${describeFailure(need.failure)}\nThe extension is created further below, too late.`,
      why: "PostgreSQL runs a file from top to bottom. On a database that has the extension already, this order works, so it passes where you try it and fails where it counts: on a new server, in the tests, on Prisma's shadow database.",
      next: `In workspace/prisma/migrations/${need.failure.file}, move CREATE EXTENSION IF NOT EXISTS vector; to the top.`,
    }
  },
}
