import { findConstants } from '../checks/find-constants.ts'
import { quoteValue } from '../describe-samples.ts'
import type { Mistake } from '../task.ts'

/** Every row got the same email, so that the column is filled. */
export const constantEmail: Mistake = {
  name: 'constant-email',
  detect(evidence) {
    const constant = findConstants(evidence).find(
      ({ column, value }) => column === 'email' && value !== '',
    )
    if (constant === undefined) return undefined
    const value = quoteValue(constant.value)
    return {
      expected: 'Nobody has an email yet, so the column holds NULL in every row.',
      found:
        constant.rows === undefined
          ? `Each row would get the email ${value}, and the column is to be unique.`
          : `${constant.rows} rows have the email ${value}`,
      why: 'A made-up value looks like a real one: letters are sent there, people are found by it, and nobody can tell later which rows never had one. Nor can it be unique. NULL says that there is none, and a unique column takes any number of NULLs.',
      next: 'Leave email nullable, without a default and without an UPDATE, in your migration.sql and in schema.prisma (String? @unique)',
    }
  },
}
