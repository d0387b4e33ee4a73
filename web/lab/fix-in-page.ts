import type { Problem } from '../../src/problem.ts'

// The core's problems end in a command to type; these are the same in a page.
const FIXES: Readonly<Record<string, string>> = {
  NOTHING_TO_VERIFY: 'Move to phase 1 first.',
  NOTHING_TO_UNDO: 'Move, reset or run something first.',
  NO_EMBEDDINGS_YET: 'Move to phase 4 first.',
  BEYOND_HEAD: 'Reset to the last phase; what is there can be undone.',
  OVERTAKEN: 'Look where the database is now, then try again.',
  DATABASE_NOT_OURS: 'Undo what was typed.',
  TABLE_UNEXPECTED: 'Undo what was typed, or reset to a phase.',
  MIGRATION_EDITED: 'Put the file back as it was, or begin the lesson anew.',
  MIGRATION_UNKNOWN: 'Undo what was typed, or reset to a phase.',
  MIGRATION_FAILED: 'Undo what was typed, or reset to a phase.',
  MIGRATIONS_OUT_OF_ORDER: 'Give the new migration a name that sorts last, or reset.',
  MIGRATION_REFUSED: 'Mend the file, then run it again.',
  MIGRATION_ENDS_TRANSACTION: 'Take BEGIN, COMMIT and the like out of the file.',
  K_OUT_OF_RANGE: 'Ask for 1 to 1000 people.',
}

/** What a person does about a Problem in the page; the core's own words where they name no command. */
export function fixInPage({ code, fix }: Problem): string {
  const known = FIXES[code]
  if (known) return known
  return /\b(npm|npx|git) /.test(fix) ? 'Undo, or reset to a phase.' : fix
}
