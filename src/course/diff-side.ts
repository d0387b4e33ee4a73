import { Problem } from '../problem.ts'
import type { Course } from './course.ts'
import { requirePhase } from './target.ts'

/** What a person may put on a side of a diff: a phase, or the lab database as it is. */
export type DiffSide = number | 'database'

/**
 * The side that a word means: `1` to `4`, `base`, `head`, a migration's or lesson's name, or
 * `database`. Throws the Problem `DIFF_SIDE_UNKNOWN`; a step such as `next` has nothing to start
 * from here.
 */
export function requireSide(word: string, course: Course): DiffSide {
  if (word === 'database') return 'database'
  try {
    return requirePhase(word, course)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const head = course.lessons.length
    throw new Problem('DIFF_SIDE_UNKNOWN', {
      message: `diff doesn't know "${word}". It takes base, 1 to ${head}, head, the name of a migration or lesson, or database.`,
      fix: `npm run diff -- ${head - 1} head`,
    })
  }
}
