import type { DriftFinding } from '../history/drift.ts'

/** One thing about a database that is not as it should be, and what mends it. */
export interface StatusFinding {
  /**
   * `edited`: the file of an applied migration changed. `unknown`: applied, but not on disk.
   * `missing`: a phase's migration is neither. `out of order`: one before it is not applied.
   * `failed`: it did not finish. `unfinished`: it ran, but the journal doesn't say so.
   * `no down`: it can't be rolled back. `drift`: the schema is not what the applied migrations make.
   * `not compared`: they don't run on an empty database, so drift can't be told.
   */
  kind:
    | 'edited'
    | 'unknown'
    | 'missing'
    | 'out of order'
    | 'failed'
    | 'unfinished'
    | 'no down'
    | 'drift'
    | 'not compared'
  /** What is the matter, in one or two sentences. */
  message: string
  /** The command that mends it. */
  fix: string
  migration?: string
  /** Of an edited file: where it differs from what was applied; empty when that text is nowhere. */
  changes?: ChangedLines[]
  drift?: DriftFinding
}

/** A place where a file changed: lines that start with `-` were applied, with `+` are there now. */
export interface ChangedLines {
  /** Number of the first line in the file as it is now. */
  line: number
  lines: string[]
}

/** The text of a migration as it was applied, and where it was found. */
export interface Original {
  sql: string
  /** A git revision: `HEAD`, or a commit. */
  revision: string
}

/** Finds the version of a migration.sql that has a checksum; undefined when there is none. */
export type FindOriginal = (migration: string, checksum: string) => Promise<Original | undefined>
