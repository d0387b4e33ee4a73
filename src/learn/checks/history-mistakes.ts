import { earlierMigrationDeleted } from '../mistakes/earlier-migration-deleted.ts'
import { earlierMigrationEdited } from '../mistakes/earlier-migration-edited.ts'
import { earlierMigrationRedated } from '../mistakes/earlier-migration-redated.ts'
import { sortsBeforeHistory } from '../mistakes/sorts-before-history.ts'
import type { Mistake } from '../task.ts'

/** What can be wrong with the migrations that were there before the lesson, and the place of new ones among them. */
export const historyMistakes: readonly Mistake[] = [
  earlierMigrationRedated,
  earlierMigrationDeleted,
  earlierMigrationEdited,
  sortsBeforeHistory,
]
