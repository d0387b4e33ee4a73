/** What became of a value: gone (or NULL where there was one), another one, or one too many. */
export type FindingKind = 'lost' | 'changed' | 'duplicated' | 'added'

/** One row, or a range of rows where the table is too large to remember each, in which something is wrong. */
export interface Finding {
  kind: FindingKind
  /** Key of the first row concerned. */
  row: number
  /** Key of the last row concerned; equal to `row` when each row is remembered. */
  lastRow: number
  /** The field concerned; undefined when it is the row as a whole. */
  field?: string
}

export interface FieldProof {
  field: string
  /** The column in which the field lives now; null when there is none. */
  column: string | null
  /** Values that have to be there, NULLs included. */
  expected: number
  preserved: number
  changed: number
  lost: number
}

/** Whether every value that was there is there, field by field. */
export interface Proof {
  rows: { expected: number; found: number }
  fields: FieldProof[]
  survived: boolean
  /** Every finding, in the order of the rows. */
  findings: Finding[]
}
