import type { Mistake } from '../task.ts'

/**
 * The same mistake, told only when PostgreSQL refuses the way up because of it. For the task about
 * running at all: where the migration runs, the task about the thing itself tells of it.
 */
export function whenRefused(mistake: Mistake): Mistake {
  return {
    name: mistake.name,
    detect: (evidence) => (evidence.up.status === 'failed' ? mistake.detect(evidence) : undefined),
  }
}
