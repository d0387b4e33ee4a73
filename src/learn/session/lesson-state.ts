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

/**
 * The task to work on: the first that isn't passed. A mistake that is known goes before a question that
 * is open, unless it would give the answer away.
 */
export function findOpenTask(
  report: Pick<LessonReport, 'tasks'> | undefined,
): TaskReport | undefined {
  const first = report?.tasks.find(({ result }) => result.status !== 'passed')
  if (!first?.task.question || first.task.question.beforeFailures) return first
  return report?.tasks.find(({ result }) => result.status === 'failed' && result.mistake) ?? first
}

/** The lesson after this one; undefined after the last. */
export function findNextLesson({ lesson, lessons }: LessonState): TaughtLesson | undefined {
  return lessons[lessons.findIndex(({ slug }) => slug === lesson.slug) + 1]
}
