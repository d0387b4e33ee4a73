import { course } from '../../../lessons/course.ts'
import type { LearnerProject } from '../../../src/learn/learner-project.ts'
import type { LessonReport } from '../../../src/learn/lesson-report.ts'
import type { ScratchProcess } from '../../../src/learn/replay/scratch-process.node.ts'
import {
  openScratchProcess,
  type ScratchOptions,
} from '../../../src/learn/replay/scratch-process.node.ts'
import { testSettings } from '../../support/backends.ts'
import { type CheckOptions, lessonAt } from './check-project.ts'

/** Seconds after which a file is stopped: many times what one takes, also on a machine that is busy. */
export const STOP_SECONDS = 10

/** A process for checks that may have to be stopped, gone afterwards. */
export async function withScratchProcess<T>(
  work: (scratch: ScratchProcess) => Promise<T>,
  options: Partial<ScratchOptions> = {},
): Promise<T> {
  const { home } = testSettings
  const scratch = openScratchProcess({ home, course, seconds: STOP_SECONDS, ...options })
  try {
    return await work(scratch)
  } finally {
    await scratch.close()
  }
}

/** As `checkProject`, in a process of its own: for files that run without an end. */
export async function checkInProcess(
  phase: number,
  project: LearnerProject,
  { own, answers = {}, lesson = lessonAt(phase) }: CheckOptions = {},
): Promise<LessonReport> {
  return withScratchProcess((scratch) => scratch.check(project, { lesson, own, answers }))
}
