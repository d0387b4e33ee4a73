import { findRefusal, type Part } from '../checks/outcome-of.ts'
import type { Mistake } from '../task.ts'

/** A file that begins or ends a transaction itself. */
export function transactionInside(part: Part): Mistake {
  return {
    name: 'transaction-inside',
    detect(evidence) {
      const refusal = findRefusal(evidence, part)
      if (refusal?.reason !== 'transaction') return undefined
      return {
        expected: 'The file leaves transactions to whoever runs it.',
        found: `${refusal.file} begins or ends a transaction (BEGIN, COMMIT, ROLLBACK …). It was not run.`,
        why: 'Whoever runs a migration decides what belongs together: this lab puts the step, its journal entry and its proof into one transaction. A COMMIT inside makes half of it permanent before anything is proven, and a failure after it cannot be taken back.',
        next: `Take those lines out of workspace/prisma/migrations/${refusal.file}`,
      }
    },
  }
}
