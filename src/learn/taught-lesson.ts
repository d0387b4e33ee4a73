import type { Course } from '../course/course.ts'
import type { Lesson } from '../course/lesson.ts'
import type { Task } from './task.ts'

/** A lesson that a learner works through, task by task. */
export interface TaughtLesson extends Lesson {
  tasks: readonly Task[]
  /** Files beside the Prisma project that the lesson asks for; `starter/` and `solution/` hold them. */
  files: readonly string[]
}

/** A course whose every lesson is one to work through. */
export interface TaughtCourse extends Course {
  lessons: readonly TaughtLesson[]
}

export function defineLesson(lesson: TaughtLesson): TaughtLesson {
  return lesson
}
