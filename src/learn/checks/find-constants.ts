import type { Evidence, SqlFailure } from '../evidence.ts'
import { findColumn } from '../find-column.ts'
import { findDuplicate } from './find-duplicate.ts'

/** One value that a migration wrote into every row. */
export interface Constant {
  column: string
  value: string
  /** In how many rows it is; undefined when the statement that wrote it failed. */
  rows: number | undefined
}

/** New columns of `users` in which the migration itself gave every row one and the same value. */
export function findConstants(evidence: Evidence): Constant[] {
  const { up } = evidence
  if (up.status !== 'applied' && up.status !== 'failed') return []
  const written = Object.entries(up.brought)
    .filter(([, { filled, distinct }]) => filled > 1 && distinct === 1)
    .map(([column, { filled, least }]) => ({ column, value: least ?? '', rows: filled }))
  return up.status === 'failed' ? [...written, ...findDefault(up.failure, evidence)] : written
}

// A column that is added and made unique in one statement, and meets a duplicate there, had nothing
// but its default to put into the rows.
function findDefault(failure: SqlFailure, { up, before }: Evidence): Constant[] {
  const duplicate = findDuplicate(failure)
  if (duplicate === undefined || findColumn(before, duplicate.column)) return []
  if (up.status === 'failed' && duplicate.column in up.brought) return []
  return [{ ...duplicate, rows: undefined }]
}
