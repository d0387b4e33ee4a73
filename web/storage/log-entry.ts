import type { ChangeSet } from '@electric-sql/pglite/memfs-frontend'
import type { Place } from '../../src/course/find-place.ts'

/** What one commit changed in a database's data directory. */
export interface LogEntry {
  /** From 1, without gaps: entries are made in this order. */
  number: number
  changes: readonly ChangeSet[]
  /** Set when a learner's own SQL made it: what `undo` goes back before. */
  typed?: TypedSql
}

/** A script that a learner typed, and where the database stood before it. */
export interface TypedSql {
  /** The same for all that one script committed. */
  id: string
  /** The script, or its beginning. */
  text: string
  /** ISO 8601, in UTC. */
  at: string
  place: Place
}

export function withoutTyped({ number, changes }: LogEntry): LogEntry {
  return { number, changes }
}
