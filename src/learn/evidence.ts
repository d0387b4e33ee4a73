import type { Catalog } from '../history/catalog.ts'
import type { Proof } from '../survival/proof.ts'
import type { LearnerProject } from './learner-project.ts'

/**
 * All that a check looks at: what the learner's files do to a scratch database that holds the seed at
 * the phase before the lesson. Checks and mistakes read it and run nothing.
 */
export interface Evidence {
  phase: number
  project: LearnerProject
  /** The reference solution of this lesson: its schema, and the whole history up to it. */
  reference: LearnerProject
  folders: FolderEvidence
  schema: SchemaEvidence
  /** The catalog before the learner's migrations, and the one that the reference leads to. */
  before: Catalog
  goal: Catalog
  /** What became of Prisma's own draft, unpatched, over the seed. Undefined when it wasn't tried. */
  draft?: DraftEvidence | undefined
  up: UpEvidence
  /** Undefined when the way up did not get to its end. */
  down: DownEvidence | undefined
  /** The learner's own database; undefined when it wasn't looked at. */
  own: OwnDatabase | undefined
  /** The answers given so far, by the id of the task. */
  answers: Readonly<Record<string, string>>
  /** What the lesson's further files did, in their order, after the way up. */
  files: Readonly<Record<string, FileEvidence>>
}

/** The learner's folders against the history that the lesson starts from. */
export interface FolderEvidence {
  /** Migrations of earlier phases that are gone. */
  missing: readonly string[]
  /** Earlier migrations whose `migration.sql` is another one. */
  edited: readonly string[]
  /** Earlier migrations that are there under another name. */
  redated: readonly { was: string; is: string }[]
  /** The lesson's own migrations, oldest first. */
  added: readonly string[]
  /** Added migrations that sort before the last earlier one. */
  outOfOrder: readonly string[]
}

export type SchemaEvidence =
  | { status: 'missing' }
  /** What Prisma says about it. */
  | { status: 'invalid'; message: string }
  | {
      status: 'valid'
      /** What the schema alone would build; undefined when even its draft does not run. */
      catalog: Catalog | undefined
      /** Prisma's name of each field of the model on `users`, and its column: `fullName` → `full_name`. */
      fields: Readonly<Record<string, string>>
      /** SQL that Prisma would draft from the database before the lesson to the schema; '' when it has not moved. */
      fromBefore: string
      /** SQL that Prisma would still draft from the migrated database to the schema; '' when they agree. Only after the way up. */
      pending: string | undefined
    }

/** A statement of one of the learner's files that PostgreSQL refused. */
export interface SqlFailure {
  /** `20260102000000_rename/migration.sql`. */
  file: string
  message: string
  /** SQLSTATE. */
  code: string
  detail: string | undefined
  hint: string | undefined
  /** The line, its number and a caret below the place; undefined when PostgreSQL names no place. */
  excerpt: string | undefined
  /** The statement, from 1, that failed, and how many there are; how many ran before it. */
  statement: number
  statements: number
}

/** How a file that holds a statement without an end, or one that fills the memory, was stopped. */
export interface Stopped {
  file: string
  seconds: number
  /** It ran too long, used too much memory, or PostgreSQL itself broke down (a recursion without an end). */
  why: 'time' | 'memory' | 'crash'
}

export type UpEvidence =
  /** No migration of the lesson's is there. */
  | { status: 'none' }
  | {
      status: 'failed'
      failure: SqlFailure
      extensionsAfter: readonly string[]
      /** The columns that the lesson brings, as they were when the statement that failed began. */
      brought: Readonly<Record<string, BroughtField>>
    }
  | { status: 'stopped'; stopped: Stopped }
  /** A file ends the transaction itself, or holds what can't run beside other statements. */
  | { status: 'refused'; file: string; reason: 'transaction' | 'concurrently' | 'not text' }
  | {
      status: 'applied'
      catalog: Catalog
      /** Every value that was there before, field by field, compared through the lineage. */
      proof: Proof
      /** The first values that are not as they were: up to three for each field. */
      samples: readonly ValueSample[]
      /** What the migrations left in the columns that the lesson brings, before the seed fills them. */
      brought: Readonly<Record<string, BroughtField>>
      /** What the seed's own values of the lesson's fields are once filled in (phase 1: the rows themselves). */
      seeded: SeededEvidence
      /** The strongest lock that each table was held with, as `pg_locks` names modes. */
      locks: Readonly<Record<string, string>>
      /** Tables whose file node is another one: PostgreSQL wrote them anew. */
      rewritten: readonly string[]
      /** What changed outside `users`: tables, roles, schemas, databases, settings. */
      outside: readonly string[]
    }

/** Prisma's draft for the reference schema of this lesson, run as it is on the seed at the phase before. */
export interface DraftEvidence {
  sql: string
  /** Undefined when PostgreSQL took it. */
  refused: { message: string; code: string } | undefined
  /** The values that were there before; undefined when it was refused. */
  proof: Proof | undefined
}

/** A field that the lesson brings, as the migrations left it. */
export interface BroughtField {
  /** Rows in which it is not NULL, how many different values those are, and the least of them. */
  filled: number
  distinct: number
  least: string | null
}

export interface ValueSample {
  field: string
  row: number
  was: string | null
  /** Undefined: the row or the column is gone. */
  is: string | null | undefined
}

export interface SeededEvidence {
  /** Undefined when the seed could be written; what PostgreSQL said when it refused a value of it. */
  refused: { message: string; code: string; value: string | undefined } | undefined
  proof: Proof | undefined
  /** The first values that are not the seed's: up to three for each field. */
  samples: readonly ValueSample[]
}

export type DownEvidence =
  /** Added migrations that have no `down.sql`, or one that holds no statement. */
  | { status: 'missing'; names: readonly string[] }
  | { status: 'empty'; names: readonly string[] }
  | { status: 'failed'; failure: SqlFailure }
  | { status: 'stopped'; stopped: Stopped }
  | { status: 'refused'; file: string; reason: 'transaction' | 'concurrently' | 'not text' }
  | {
      status: 'applied'
      catalog: Catalog
      proof: Proof
      samples: readonly ValueSample[]
      /** Whether the way up ran once more after it, with the same catalog. */
      again: boolean
    }

export type FileEvidence =
  | { status: 'missing' }
  /** Holds comments only. */
  | { status: 'empty' }
  | { status: 'failed'; failure: SqlFailure }
  | { status: 'stopped'; stopped: Stopped }
  | {
      status: 'ran'
      /** How many rows it returned, and the plan PostgreSQL chose with sequential scans off, for a query. */
      rows: number
      plan: string
      /** The first column of a query's rows, as text, in their order. */
      answer?: readonly (string | null)[]
      /** The same of the reference solution's file, run on the same rows. */
      wanted?: readonly (string | null)[]
      /** The proof of all fields after it; for `backfill.sql` the embedding against the encoder's. */
      proof: Proof
      /** Added rows that `users` has more, or lacks. */
      outside: readonly string[]
    }

/** What the learner's own database says of itself. */
export interface OwnDatabase {
  /** Migrations its journal holds as applied, with the checksum they had. */
  applied: readonly { name: string; checksum: string }[]
  failed: readonly string[]
  extensions: readonly string[]
  /** Rows in `users`; undefined when there is no such table. */
  rows: number | undefined
}
