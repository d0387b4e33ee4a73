import { Problem } from '../problem.ts'
import type { Lesson } from './lesson.ts'

/** The lesson of a phase. Throws the Problem `AT_BASE` for phase 0, which has none. */
export function requireLesson<T extends Lesson>(
  course: { lessons: readonly T[] },
  phase: number,
): T {
  const lesson = course.lessons[Math.min(phase, course.lessons.length) - 1]
  if (lesson) return lesson
  throw new Problem('AT_BASE', {
    message: 'The lab database is at base, before the first phase: it has no users yet.',
    fix: 'npm run phase -- 1',
  })
}
