import type { Line } from './line.ts'
import { requireMigration } from './require-migration.ts'

/** A migration between two states: what runs on the way, and what runs on the way back. */
export interface SqlStep {
  migration: string
  /** Which of the two files leads from the one state to the other. */
  direction: 'up' | 'down'
  up: string
  down: string | null
}

/** The migrations between two places, in the order in which they run. */
export function stepsBetween(line: Line, from: number, to: number): SqlStep[] {
  const direction = from < to ? 'up' : 'down'
  const low = Math.min(from, to)
  const steps = Array.from({ length: Math.abs(to - from) }, (_, index) => {
    const { name, up, down } = requireMigration(line, low + index + 1)
    return { migration: name, direction, up, down: down ?? null } as const
  })
  return direction === 'up' ? steps : steps.reverse()
}
