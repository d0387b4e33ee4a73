import { appliedThenEdited } from '../mistakes/applied-then-edited.ts'
import { failedInOwnDatabase } from '../mistakes/failed-in-own-database.ts'
import type { Mistake } from '../task.ts'

/** What the journal of the learner's own database can tell of. */
export const ownDatabaseMistakes: readonly Mistake[] = [failedInOwnDatabase, appliedThenEdited]
