import type { Problem } from '../../src/problem.ts'

const BACK = 'Undo what was typed, or reset to a phase.'

// The core's problems end in a command to type; these are the same in a page, by the Problem's code.
export const FIXES: Readonly<Record<string, string>> = {
  AT_BASE: 'Move to phase 1 first.',
  NOTHING_TO_VERIFY: 'Move to phase 1 first.',
  NO_EMBEDDINGS_YET: 'Move to phase 4 first.',
  NOTHING_TO_UNDO: 'Move, reset or run something first.',
  NOTHING_TO_REDO: 'Undo something first.',
  OVERTAKEN: 'Look where the database is now, then try again.',
  K_OUT_OF_RANGE: 'Ask for 1 to 1000 people.',

  // The page's files are as they were made: when a step can't be done, the database was changed by hand.
  DATABASE_NOT_OURS: BACK,
  JOURNAL_MISSING: BACK,
  MIGRATION_EDITED: BACK,
  MIGRATION_FAILED: BACK,
  MIGRATION_REFUSED: BACK,
  MIGRATION_UNKNOWN: BACK,
  MIGRATIONS_OUT_OF_ORDER: BACK,
  PUBLIC_SCHEMA_MISSING: BACK,
  TABLE_UNEXPECTED: BACK,

  // A learner's own files, under Do.
  DRAFT_NAME_INVALID: 'Name it in small letters, digits and underscores: add_email.',
  HISTORY_BROKEN: 'Mend that file, or take it away, then draft again.',
  LESSON_LAST: 'Choose another lesson in the row above.',
  LESSON_NOT_PASSED: 'See what is left and press Check, or choose the lesson in the row above.',
  MIGRATION_ENDS_TRANSACTION: 'Take BEGIN, COMMIT and the like out of the file.',
  MIGRATION_NOT_TEXT: 'Take the character out of the file.',
  SCHEMA_INVALID: 'Mend the lines that are marked in it, then draft again.',
}

/** What names a command to type, or a setting of the terminal's. */
const COMMAND = /\b(npm|npx|git|ls|mv|psql|docker|createdb|DATABASE_URL)\b/

/** What a person does about a Problem in the page; the core's own words where they name no command. */
export function fixInPage({ code, fix }: Pick<Problem, 'code' | 'fix'>): string {
  const known = FIXES[code]
  if (known) return known
  return COMMAND.test(fix) ? 'Undo, or reset to a phase.' : fix
}
