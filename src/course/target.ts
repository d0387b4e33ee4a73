import { nearestOf } from '../nearest.ts'
import { Problem } from '../problem.ts'
import type { Course } from './course.ts'
import { headOf, type Line, nameOfPlace } from './line.ts'

/**
 * The place (see `Line`) that a word means: a phase, `base`, `head`, `next`, `previous`, `+N`, `-N`,
 * a lesson's name, or a migration's, or a part of that which no other has. Throws the Problem
 * `PHASE_UNKNOWN`, or `PHASE_OUT_OF_RANGE` for a step beyond either end.
 */
export function requireTarget(word: string, current: number, line: Line): number {
  const steps = stepsOf(word)
  if (steps !== undefined) return requireInRange(current + steps, word, current, line)
  const found = findPlace(word, line)
  if (found !== undefined) return found
  const steppers = 'next, previous, +N, -N, '
  throw unknown(word, line, steppers, 'npm run phase -- next', ['next', 'previous'])
}

/** The place that a word names by itself: as `requireTarget`, but no step. Throws `PHASE_UNKNOWN`. */
export function requirePlace(word: string, line: Line, fix: string): number {
  const found = findPlace(word, line)
  if (found !== undefined) return found
  throw unknown(word, line, '', fix)
}

/**
 * The phase of the course that a word names: `1` to `4`, `base`, `head`, the last, or a migration's or
 * lesson's name. Throws the Problems `PHASE_UNKNOWN`, and `PHASE_NOT_OF_COURSE` for what leads to a
 * migration of a person's own.
 */
export function requirePhase(word: string, line: Line): number {
  const { course } = line.seed
  const found = findPhase(word, course) ?? findPlace(word, line)
  if (found !== undefined && found > course.lessons.length) throw notOfCourse(line, found)
  if (found !== undefined) return found
  throw new Problem('PHASE_UNKNOWN', {
    message: `There is no phase "${word}". A phase is base, 1 to ${course.lessons.length}, head, or the name of a migration.${didYouMean(word, ['base', 'head'])}`,
    fix: 'npm run reset -- 1',
  })
}

function notOfCourse(line: Line, place: number): Problem {
  const last = line.seed.course.lessons.length
  return new Problem('PHASE_NOT_OF_COURSE', {
    message: `${nameOfPlace(line, place)} is a migration of your own; reset puts the seed at a phase of the course.`,
    fix: `npm run reset -- ${last}, then: npm run phase -- ${nameOfPlace(line, place)}`,
  })
}

/** ` Did you mean head?`, where a word is near one of those. */
export function didYouMean(word: string, names: readonly string[]): string {
  const nearest = nearestOf(word, names)
  return nearest === undefined ? '' : ` Did you mean ${nearest}?`
}

/** The migrations whose names a word is a part of; of the timestamp, all of it. */
export function findNamed(word: string, names: readonly string[]): string[] {
  const isWord = word.length > 2 && /[a-z]/i.test(word)
  return names.filter((name) => (isWord && name.includes(word)) || name.startsWith(`${word}_`))
}

function findPlace(word: string, line: Line): number | undefined {
  if (word === 'head') return headOf(line)
  const phase = findPhase(word, line.seed.course)
  if (phase !== undefined) return phase
  const names = line.history.migrations.map(({ name }) => name)
  if (names.includes(word)) return names.indexOf(word) + 1
  const [named, ...others] = findNamed(word, names)
  return named !== undefined && others.length === 0 ? names.indexOf(named) + 1 : undefined
}

function findPhase(word: string, { lessons }: Course): number | undefined {
  if (word === 'base') return 0
  if (word === 'head') return lessons.length
  return lessons.find(({ phase, migration, slug }) =>
    [String(phase), migration, slug].includes(word),
  )?.phase
}

function unknown(
  word: string,
  { history, seed }: Line,
  steppers: string,
  fix: string,
  further: readonly string[] = [],
): Problem {
  const names = history.migrations.map(({ name }) => name)
  const named = findNamed(word, names)
  const words = ['base', 'head', ...further, ...names, ...names.map(withoutTimestamp)]
  return new Problem('PHASE_UNKNOWN', {
    message:
      named.length > 1
        ? `"${word}" is part of ${named.length} migrations' names: ${named.join(', ')}.`
        : `There is no phase "${word}". A phase is base, 1 to ${seed.course.lessons.length}, head, ${steppers}or the name of a migration.${didYouMean(word, words)}`,
    fix,
  })
}

function withoutTimestamp(name: string): string {
  return name.replace(/^\d{14}_/, '')
}

function stepsOf(word: string): number | undefined {
  if (word === 'next') return 1
  if (word === 'previous') return -1
  return /^[+-]\d+$/.test(word) ? Number(word) : undefined
}

function requireInRange(target: number, word: string, current: number, line: Line): number {
  const head = headOf(line)
  if (target >= 0 && target <= head) return target
  const beyond = target < 0 ? 'below base' : `beyond ${nameOfPlace(line, head)}, the last`
  throw new Problem('PHASE_OUT_OF_RANGE', {
    message: `From ${nameOfPlace(line, current)}, ${word} would lead ${beyond}.`,
    fix: `npm run phase -- ${target < 0 ? 'base' : 'head'}`,
  })
}
