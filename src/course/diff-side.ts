import { Problem } from '../problem.ts'
import type { Course } from './course.ts'
import { requireTarget } from './target.ts'

/** What a person may put on a side of a diff: a phase, or the lab database as it is. */
export type DiffSide = { kind: 'phase'; phase: number } | { kind: 'database' }

/**
 * The side that a word means: `1` to `4`, `base`, `head`, a migration's or lesson's name, or
 * `database`. Throws the Problem `DIFF_SIDE_UNKNOWN`; steps such as `next` have nothing to start
 * from here.
 */
export function requireSide(word: string, course: Course): DiffSide {
  if (isDatabase(word)) return { kind: 'database' }
  if (/^([+-]|next$|previous$)/.test(word)) throw sideUnknown(word, course)
  try {
    return { kind: 'phase', phase: requireTarget(word, 0, course) }
  } catch (error) {
    if (error instanceof Problem) throw sideUnknown(word, course)
    throw error
  }
}

/** Whether a word means the lab database, which then has to be reached. */
export function isDatabase(word: string): boolean {
  return word === 'database'
}

function sideUnknown(word: string, course: Course): Problem {
  const head = course.lessons.length
  return new Problem('DIFF_SIDE_UNKNOWN', {
    message: `diff doesn't know "${word}". It takes base, 1 to ${head}, head, the name of a migration or lesson, or database.`,
    fix: `npm run diff -- ${head - 1} head`,
  })
}
