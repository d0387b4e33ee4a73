import type { TaughtLesson } from '../taught-lesson.ts'
import { type Progress, recordOf } from './progress.ts'

/** How far each lesson is, as data. */
export function progressJson(progress: Progress, lessons: readonly TaughtLesson[]) {
  return {
    lesson: progress.lesson || null,
    lessons: lessons.map(({ phase, slug, title, tasks }) => {
      const { passed, since, tasks: done, answers } = recordOf(progress, slug)
      return {
        number: phase,
        slug,
        title,
        passed,
        since: since || null,
        tasks: tasks.map(({ id }) => ({ id, passed: done.includes(id) })),
        answers,
      }
    }),
  }
}
