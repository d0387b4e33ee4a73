import { downEmpty } from '../mistakes/down-empty.ts'
import { downMissing } from '../mistakes/down-missing.ts'
import { downWrongOrder } from '../mistakes/down-wrong-order.ts'
import type { Mistake } from '../task.ts'
import { brokenSql } from './broken-sql.ts'

/** What can be wrong with the way back, whatever the lesson. */
export const downMistakes: readonly Mistake[] = [
  downMissing,
  downEmpty,
  downWrongOrder,
  ...brokenSql('down'),
]
