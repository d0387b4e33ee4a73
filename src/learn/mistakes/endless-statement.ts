import { findStopped, type Part } from '../checks/outcome-of.ts'
import type { Stopped } from '../evidence.ts'
import type { Mistake } from '../task.ts'

/** A statement that does not come to an end, or that fills the memory. */
export function endlessStatement(part: Part): Mistake {
  return {
    name: 'endless-statement',
    detect(evidence) {
      const stopped = findStopped(evidence, part)
      if (stopped === undefined) return undefined
      return {
        expected: 'A file that is done with a hundred rows in a moment.',
        found: `${describeStop(stopped)} Nothing of it was kept.`,
        why: 'A migration holds its locks until its last statement is done. While one runs on and on, every session that wants the table waits behind it, and a connection pool is empty within seconds.',
        next: `Look for a loop or recursion without an end, a join without a condition, a huge generate_series, or pg_sleep, in ${pathOf(stopped, part)}`,
      }
    },
  }
}

function describeStop({ file, seconds, why }: Stopped): string {
  switch (why) {
    case 'time':
      return `${file} was stopped after ${seconds} seconds.`
    case 'memory':
      return `${file} was stopped: it used more memory than a scratch database has.`
    case 'crash':
      return `${file} broke PostgreSQL down in the scratch database, as a recursion without an end does.`
    default:
      throw why satisfies never
  }
}

function pathOf({ file }: Stopped, part: Part): string {
  return part === 'up' || part === 'down'
    ? `workspace/prisma/migrations/${file}`
    : `workspace/${file}`
}
