import { Problem } from '../problem.ts'
import type { Course } from './course.ts'

/**
 * The phase that a word means: `1` to `4`, `base`, `head`, `next`, `previous`, `+N`, `-N`, or a
 * migration's or lesson's name. Throws the Problem `PHASE_UNKNOWN`, or `PHASE_OUT_OF_RANGE` for a
 * step beyond either end.
 */
export function requireTarget(word: string, current: number, course: Course): number {
  const head = course.lessons.length
  const steps = stepsOf(word)
  if (steps !== undefined) return requireInRange(current + steps, word, current, head)
  const named = findPhase(word, course)
  if (named !== undefined) return named
  throw new Problem('PHASE_UNKNOWN', {
    message: `There is no phase "${word}". A phase is base, 1 to ${head}, head, next, previous, +N, -N, or the name of a migration.`,
    fix: 'npm run phase -- next',
  })
}

/**
 * The phase that a word names by itself: `1` to `4`, `base`, `head`, or a migration's or lesson's
 * name. Throws the Problem `PHASE_UNKNOWN`, with `fix` as the next command.
 */
export function requirePhase(word: string, course: Course, fix = 'npm run reset -- 1'): number {
  const named = findPhase(word, course)
  if (named !== undefined) return named
  throw new Problem('PHASE_UNKNOWN', {
    message: `There is no phase "${word}". A phase is base, 1 to ${course.lessons.length}, head, or the name of a migration.`,
    fix,
  })
}

function findPhase(word: string, { lessons }: Course): number | undefined {
  if (word === 'base') return 0
  if (word === 'head') return lessons.length
  return lessons.find(({ phase, migration, slug }) =>
    [String(phase), migration, slug].includes(word),
  )?.phase
}

function stepsOf(word: string): number | undefined {
  if (word === 'next') return 1
  if (word === 'previous') return -1
  return /^[+-]\d+$/.test(word) ? Number(word) : undefined
}

function requireInRange(target: number, word: string, current: number, head: number): number {
  if (target >= 0 && target <= head) return target
  const place = current === 0 ? 'base' : `phase ${current}`
  throw new Problem('PHASE_OUT_OF_RANGE', {
    message: `The database is at ${place}; ${word} would lead ${target < 0 ? 'below base' : `beyond phase ${head}, the last`}.`,
    fix: `npm run phase -- ${target < 0 ? 'base' : 'head'}`,
  })
}
