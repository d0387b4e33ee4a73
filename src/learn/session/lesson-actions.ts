import type { LessonReport } from '../lesson-report.ts'
import type { Task } from '../task.ts'
import type { TaughtLesson } from '../taught-lesson.ts'

/**
 * What the watching screen can have done to a workspace. Each may throw a Problem, which is shown in
 * place while watching goes on.
 */
export interface LessonActions {
  /** The lesson that the workspace is at; another one after `nextLesson`. */
  readonly lesson: TaughtLesson
  /** All lessons, in their order. */
  readonly lessons: readonly TaughtLesson[]
  /** The workspace's folder, as an absolute path. */
  readonly folder: string
  /** Checks the files as they are now, and notes in the progress what is passed. */
  check(): Promise<LessonReport>
  /**
   * A text that is another one once something was applied to the learner's own database; undefined
   * while that can't be told. Asked every two seconds, because applying a migration saves no file.
   */
  readOwnStamp?(): Promise<string | undefined>
  /** How far each lesson is, in their order. */
  readProgress(): Promise<readonly LessonProgress[]>
  /** Notes the answer to a question; the next check tells whether it is right. */
  answer(task: Task, key: string): Promise<void>
  /** The reference solution's files, as a learner would write them. */
  readSolution(): Promise<readonly SolutionFile[]>
  /** Puts the workspace back to the start of its lesson. */
  resetLesson(): Promise<KeptFiles>
  /** Starts the lesson after this one from this one's reference solution; there is one. */
  nextLesson(): Promise<KeptFiles>
}

/** Where the learner's own files were put, from the workspace: `.kept/2026-01-02-150405`. */
export interface KeptFiles {
  /** Undefined when there was nothing to keep. */
  kept: string | undefined
}

/** How far one lesson is. */
export interface LessonProgress {
  lesson: TaughtLesson
  state: 'passed' | 'current' | 'open'
  /** Tasks passed; of a lesson that isn't the current one, those when it was last checked. */
  passed: number
}

export interface SolutionFile {
  /** From the workspace: `prisma/schema.prisma`. */
  path: string
  content: string
}
