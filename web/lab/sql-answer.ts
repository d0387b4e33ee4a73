import type { RawColumn } from '../../src/database/database.ts'

/** What PostgreSQL answered to a script that a learner typed. */
export type SqlAnswer =
  | {
      status: 'done'
      /** What each statement gave, in their order. */
      results: SqlResult[]
      /** The script left a transaction open, which was rolled back. */
      isLeftOpen: boolean
      milliseconds: number
    }
  | { status: 'refused'; refusal: SqlRefusal }

export interface SqlResult {
  /** `SELECT`, `UPDATE`, `CREATE TABLE`; as PostgreSQL names the command, without its count. */
  command: string
  /** Empty for a statement that returns no rows. */
  columns: RawColumn[]
  /** Values as PostgreSQL renders them as text; at most `ROWS_SHOWN`. */
  rows: (string | null)[][]
  /** How many rows were returned, or touched. */
  count: number
}

/** Rows beyond these are counted, not sent to the page. */
export const ROWS_SHOWN = 1_000

/** What PostgreSQL refused, with its place in the text. */
export interface SqlRefusal {
  message: string
  /** SQLSTATE. */
  code: string
  detail: string | undefined
  hint: string | undefined
  /** Where in the text, from 1; undefined when PostgreSQL names no place. */
  place: { line: number; column: number } | undefined
  /** The line, its number and a caret below the place. */
  excerpt: string | undefined
}
