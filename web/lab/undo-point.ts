import type { Place } from '../../src/course/find-place.ts'
import type { RestorePoint } from '../../src/survival/restore-point.ts'

/** Where a database can go back to: as in the terminal, and before SQL that somebody typed. */
export interface UndoPoint extends Pick<RestorePoint, 'before' | 'phase' | 'rows'> {
  kind: RestorePoint['kind'] | 'sql'
  /** ISO 8601, in UTC. */
  at: string
}

/** What was undone, or brought back. */
export interface UndoneReport {
  undone: UndoPoint
  /** Where the database stands now. */
  place: Place
  /** How many more can be undone, or brought back, as this one was. */
  left: number
}
