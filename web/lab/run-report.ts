import type { SampleRow } from '../../src/course/step-report.ts'
import type { SqlFailure } from '../../src/learn/evidence.ts'
import type { Proof } from '../../src/survival/proof.ts'

/** What became of the learner's migrations, run in their own database in one transaction. */
export type RunReport =
  /** Every value is proven; committed. */
  | ({ status: 'committed' } & RunOutcome)
  /** A value would have been lost: rolled back, and `proof` says which. */
  | ({ status: 'rolled back' } & RunOutcome)
  /** PostgreSQL refused a statement: rolled back. */
  | { status: 'failed'; failure: SqlFailure }
  /** A file ends the transaction itself, or holds what can't run inside one. */
  | { status: 'refused'; file: string; reason: 'transaction' | 'concurrently' | 'not text' }
  /** Nothing is pending; or nothing is applied, for the way back. */
  | { status: 'nothing' }
  /** Way back: the migration has no down.sql, or one without a statement. */
  | { status: 'no down'; migration: string }

export interface RunOutcome {
  /** The migrations, oldest first. */
  migrations: string[]
  proof: Proof
  /** A few rows, for a person to look at. */
  before: SampleRow[]
  after: SampleRow[]
  /** Rows of the seed that were put into a new and empty table. */
  seeded: number
  milliseconds: number
}
