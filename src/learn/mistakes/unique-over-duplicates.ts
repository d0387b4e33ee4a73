import { describeFailure } from '../checks/describe-failure.ts'
import { findConstants } from '../checks/find-constants.ts'
import { findDuplicate } from '../checks/find-duplicate.ts'
import { quoteValue } from '../describe-samples.ts'
import type { Mistake } from '../task.ts'

/** A unique index over values of which two are the same. */
export const uniqueOverDuplicates: Mistake = {
  name: 'unique-over-duplicates',
  detect(evidence) {
    const { up } = evidence
    const duplicate = up.status === 'failed' ? findDuplicate(up.failure) : undefined
    if (up.status !== 'failed' || duplicate === undefined) return undefined
    const { column, value } = duplicate
    if (findConstants(evidence).some((constant) => constant.column === column)) return undefined
    const brought = up.brought[column]
    const counts = brought ? `: ${brought.filled} values, ${brought.distinct} different ones` : ''
    return {
      expected: 'A unique column whose values are all different, or not there.',
      found: `${column} ${quoteValue(value)} is there more than once${counts}.\n${describeFailure(up.failure)}`,
      why: 'On test data it runs. On the real table PostgreSQL reads every row, holds off all writers meanwhile, meets the first two that are equal, and the deployment stops. Which of the two rows is right only a person can say.',
      next: `Find them first: SELECT ${column}, count(*) FROM users GROUP BY 1 HAVING count(*) > 1. Here nobody needs a value yet: leave ${column} NULL in workspace/prisma/migrations/${up.failure.file}`,
    }
  },
}
