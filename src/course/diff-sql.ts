import type { History } from '../history/migration.ts'
import type { Course } from './course.ts'

/** A migration between two states: what runs on the way, and what runs on the way back. */
export interface SqlStep {
  migration: string
  /** Which of the two files leads from the one state to the other. */
  direction: 'up' | 'down'
  up: string
  down: string | null
}

/** The migrations between two phases, in the order in which they run. */
export function stepsBetween(
  { lessons }: Course,
  { migrations }: History,
  from: number,
  to: number,
): SqlStep[] {
  const direction = from < to ? 'up' : 'down'
  const steps = lessons.slice(Math.min(from, to), Math.max(from, to)).map(({ migration }) => {
    const files = migrations.find(({ name }) => name === migration)
    return { migration, direction, up: files?.up ?? '', down: files?.down ?? null } as const
  })
  return direction === 'up' ? steps : steps.reverse()
}
