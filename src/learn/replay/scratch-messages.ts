import type { Course } from '../../course/course.ts'
import type { Evidence } from '../evidence.ts'
import type { LearnerProject } from '../learner-project.ts'
import type { CheckRequest, EvidenceSoFar } from './collect-evidence.ts'

/** Which scratch database a process has to hold ready. */
export interface ScratchStart {
  course: Course
  phase: number
  reference: LearnerProject
}

/** What the process of the scratch database is told; `start` comes first. */
export type ToScratch = { start: ScratchStart } | { check: CheckRequest }

/** What it says. */
export type FromScratch =
  /** It waits for this message to be sent before the file runs. */
  | { soFar: EvidenceSoFar }
  | {
      evidence: Evidence
      /** What the whole process takes up. */
      megabytes: number
    }
  /** Why there is no scratch database. */
  | { problem: { code: string; message: string; fix: string } }
  /** A bug: what was thrown. */
  | { error: unknown }

/** How it ends when PostgreSQL broke down in it. */
export const CRASHED = 3
