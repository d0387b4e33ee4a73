import type { Catalog } from '../../history/catalog.ts'
import { findColumn, findUsers } from '../find-column.ts'

/** Whether a column of `users` is gone while another one came that was not there: a name mistyped, say. */
export function isElsewhere(column: string, before: Catalog, now: Catalog): boolean {
  const came = findUsers(now)?.columns.some(({ name }) => !findColumn(before, name))
  return came === true && !findColumn(now, column)
}
