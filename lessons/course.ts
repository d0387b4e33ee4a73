import type { TaughtCourse } from '../src/learn/taught-lesson.ts'
import { basicUsers } from './01-basic-users/lesson.ts'
import { featureExpansion } from './02-feature-expansion/lesson.ts'
import { safeRename } from './03-safe-rename/lesson.ts'
import { advancedTypes } from './04-advanced-types/lesson.ts'
import { people } from './people.ts'

/** The four lessons in their order, and the people they are about. */
export const course: TaughtCourse = {
  lessons: [basicUsers, featureExpansion, safeRename, advancedTypes],
  people,
}
