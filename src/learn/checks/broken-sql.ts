import { concurrentlyBesideOthers } from '../mistakes/concurrently-beside-others.ts'
import { endlessStatement } from '../mistakes/endless-statement.ts'
import { failedHalfway } from '../mistakes/failed-halfway.ts'
import { syntaxError } from '../mistakes/syntax-error.ts'
import { transactionInside } from '../mistakes/transaction-inside.ts'
import type { Mistake } from '../task.ts'
import type { Part } from './outcome-of.ts'

/**
 * What keeps any SQL file from running to its end. A lesson's own mistakes go before these, since
 * they can say more of the same failure.
 */
export function brokenSql(part: Part): readonly Mistake[] {
  return [
    transactionInside(part),
    concurrentlyBesideOthers(part),
    endlessStatement(part),
    syntaxError(part),
    failedHalfway(part),
  ]
}
