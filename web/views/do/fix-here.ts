import { SCHEMA_FILE } from '../../../src/learn/workspace/workspace-layout.ts'
import type { PossibleStep } from './possible-steps.ts'

/** What to do about a Problem in this view: in a sentence, where other views say another, and to press. */
export interface FixHere {
  text?: string
  steps: readonly PossibleStep[]
}

const RESET_DATABASE: PossibleStep = { kind: 'reset database' }
const START_OVER: FixHere = {
  text: 'Put your own database back to the start of the lesson; Undo brings back what is there.',
  steps: [RESET_DATABASE],
}

/**
 * By the Problem's code, where there is something to press that only this view has. The core's own words
 * are of commands, and of the lab database.
 */
export const FIXES_HERE: Readonly<Record<string, FixHere>> = {
  DATABASE_NOT_OURS: START_OVER,
  JOURNAL_MISSING: START_OVER,
  MIGRATION_FAILED: START_OVER,
  TABLE_UNEXPECTED: START_OVER,
  MIGRATION_UNKNOWN: {
    text: 'Give the folder its name back, or put your own database back to the start of the lesson.',
    steps: [RESET_DATABASE],
  },
  MIGRATION_EDITED: {
    text: 'Put the file back as it was, or put your own database back to the start of the lesson and run it again.',
    steps: [RESET_DATABASE],
  },
  MIGRATIONS_OUT_OF_ORDER: {
    text: 'Rename the folder that is not applied, so that it sorts last; or put your own database back to the start of the lesson.',
    steps: [RESET_DATABASE],
  },
  SCHEMA_INVALID: {
    steps: [{ kind: 'open', path: SCHEMA_FILE }],
  },
  LESSON_NOT_PASSED: {
    steps: [{ kind: 'check' }],
  },
}
