import type { Problem } from '../../problem.ts'
import type { LessonReport, TaskReport } from '../lesson-report.ts'
import type { TaughtLesson } from '../taught-lesson.ts'
import type { LessonProgress, SolutionFile } from './lesson-actions.ts'

/** What a learner sees of a lesson at one moment, however it is drawn. */
export interface LessonState {
  lesson: TaughtLesson
  lessons: readonly TaughtLesson[]
  /** Undefined until the first check is done. */
  report: LessonReport | undefined
  /** Why the last check could not be done. */
  problem: Problem | undefined
  checkedAt: Date | undefined
  /** What is being done now: `Checking`. */
  busy: string | undefined
  /** Hints shown of the first open task, from 0 to 3. */
  hints: number
  panel: Panel | undefined
  /** What the last key did, or why it did nothing. */
  notice: string | Problem | undefined
  /** A key that acts when it is pressed once more. */
  confirming: 'r' | 's' | undefined
}

/** What a key opened; `part`, from 0, is the part of it that is shown where it doesn't fit at once. */
export type Panel =
  | { kind: 'goal'; part: number }
  | { kind: 'solution'; part: number; files: readonly SolutionFile[] }
  | { kind: 'lessons'; part: number; progress: readonly LessonProgress[] }

/** The first task that isn't passed: the one to work on. */
export function findOpenTask(report: LessonReport | undefined): TaskReport | undefined {
  return report?.tasks.find(({ result }) => result.status !== 'passed')
}

/** The lesson after this one; undefined after the last. */
export function findNextLesson({ lesson, lessons }: LessonState): TaughtLesson | undefined {
  return lessons[lessons.findIndex(({ slug }) => slug === lesson.slug) + 1]
}
