import type { Progress } from '../../src/learn/workspace/progress.ts'
import type { Files } from '../../src/learn/workspace/workspace-layout.ts'

/** A learner's workspace as the browser keeps it: one value, written whole. */
export interface StoredWorkspace {
  /** What the learner may write, by path: `prisma/schema.prisma`, `backfill.sql`. */
  files: Files
  progress: Progress
  /** Files that something else took the place of, the oldest first. */
  kept: readonly KeptWorkspace[]
}

/** Files set aside whole, to be brought back. */
export interface KeptWorkspace {
  /** ISO 8601, in UTC; no two are the same. */
  at: string
  /** Slug of the lesson that they were for. */
  lesson: string
  /** What took their place, as a sentence. */
  why: string
  files: Files
}
