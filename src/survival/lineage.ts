/**
 * Where the fields of one table live at one moment: field → column. Two lineages of the same table
 * say which column became which, so that a rename is not a loss.
 */
export interface Lineage {
  /** Table in schema `public`. */
  table: string
  /** Integer column that identifies a row and never changes. */
  key: string
  /** `null`: the field has no column any more, so every value of it is lost, NULLs included. */
  columns: Readonly<Record<string, string | null>>
}
