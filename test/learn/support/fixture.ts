import type { OwnDatabase } from '../../../src/learn/evidence.ts'
import type { LearnerProject } from '../../../src/learn/learner-project.ts'

/** A project that a learner could hand in at a phase. */
export interface Way {
  phase: number
  /** One sentence: what the learner did. */
  what: string
  /** The learner's project, as a change to the reference solution of the phase. */
  project(solution: LearnerProject): LearnerProject
}

/** A project that fails for one named reason, and for no other. */
export interface Fixture extends Way {
  mistake: string
  /** What the learner's own database says, given the project that `project` returned. */
  own?(project: LearnerProject): OwnDatabase
  answers?: Readonly<Record<string, string>>
}
