import type { History } from '../history/migration.ts'
import type { SeedData } from './seed.ts'

/**
 * The migrations in their order: those of the course, each of which leads to a phase, then a person's
 * own. A place on the line is how many of them are applied: 0 is base, and up to the last phase it is
 * the phase itself.
 */
export interface Line {
  history: History
  seed: Pick<SeedData, 'course'>
}

/** The place at which every migration is applied. */
export function headOf({ history, seed }: Line): number {
  return Math.max(history.migrations.length, seed.course.lessons.length)
}

/** The phase that a place is at or beyond. */
export function phaseAt({ seed }: Pick<Line, 'seed'>, place: number): number {
  return Math.min(place, seed.course.lessons.length)
}

/** What a person calls a place: `base`, `phase 3`, or the name of a migration of their own. */
export function nameOfPlace(line: Line, place: number): string {
  const word = wordOfPlace(line, place)
  return /^\d$/.test(word) ? `phase ${word}` : word
}

/** The word that leads there: `base`, `3`, or the name of a migration. */
export function wordOfPlace({ history, seed }: Line, place: number): string {
  if (place === 0) return 'base'
  if (place <= seed.course.lessons.length) return String(place)
  return history.migrations[place - 1]?.name ?? `place ${place}`
}

/** A person's own migrations, in their order. */
export function ownNames({ history, seed }: Line): string[] {
  return history.migrations.slice(seed.course.lessons.length).map(({ name }) => name)
}
