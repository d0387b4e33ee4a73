import { Problem } from '../../src/problem.ts'

const NAMES = ['ScratchCrashed', 'RuntimeError', 'RangeError', 'ExitStatus']

/** Whether PostgreSQL itself broke down: what `isCrash` tells, of an error that came from a worker. */
export function isCrashName(error: unknown): boolean {
  return error instanceof Error && NAMES.includes(error.name)
}

export const postgresCrashed = (cause: unknown) =>
  new Problem('POSTGRES_CRASHED', {
    message: 'PostgreSQL broke down under this. The database is as it was before.',
    fix: 'Try something smaller: a recursion without an end, or too many rows at once, fill its memory.',
    cause,
  })

export const stopped = () =>
  new Problem('STOPPED', {
    message: 'Stopped. The database is as it was last committed.',
    fix: 'Change what ran, then run it again.',
  })

export const takenOver = () =>
  new Problem('TAKEN_OVER', {
    message: 'Another tab has taken the lab over.',
    fix: 'Go on there, or take it back here.',
  })
