import type { Proof } from '../survival/proof.ts'

/** Rows as the table has them, for a person to look at; at most a few. */
export interface SampleRow {
  [column: string]: unknown
}

/** Values that a rollback drops by its nature; they were copied aside first. */
export interface LostField {
  field: string
  column: string
  /** Values that are not NULL. */
  values: number
}

/** What one step, up or down, did in its transaction. */
export interface StepReport {
  direction: 'up' | 'down'
  /** The place before and the place after, see `Line`: up to the last phase, the phases; 0 is base. */
  from: number
  to: number
  /** What a person calls them. */
  fromName: string
  toName: string
  /** The phase that the migration leads to; null when it is one of a person's own. */
  phase: number | null
  migration: string
  /** False when a value would have been lost: the step was rolled back and `proof` says which. */
  committed: boolean
  proof: Proof
  lost: LostField[]
  /** Rows that values kept at an earlier rollback went back into. */
  restored: number
  /** Rows that the seed was written into. */
  seeded: number
  before: SampleRow[]
  after: SampleRow[]
  milliseconds: number
}

/** What a step found out inside its transaction. */
export type StepOutcome = Pick<
  StepReport,
  'proof' | 'lost' | 'restored' | 'seeded' | 'before' | 'after'
>
