import { describeFailure, describePlace } from '../checks/describe-failure.ts'
import { findFailure, type Part } from '../checks/outcome-of.ts'
import type { SqlFailure } from '../evidence.ts'
import type { Mistake } from '../task.ts'

/** A file whose first statements run, and a later one fails. */
export function failedHalfway(part: Part): Mistake {
  return {
    name: 'failed-halfway',
    detect(evidence) {
      const failure = findFailure(evidence, part)
      if (failure === undefined || failure.statement < 2) return undefined
      return {
        expected: `All ${failure.statements} statements of ${failure.file} run.`,
        found: `${describeRun(failure)}\n${describeFailure(failure)}`,
        why: part === 'up' ? WHY_UP : WHY_OTHER,
        next: nextOf(failure, part),
      }
    },
  }
}

const WHY_UP =
  "Prisma marks the migration as failed in _prisma_migrations and refuses every later deploy (P3009). What else it leaves depends on the engine: this lab's sends the file as one query, so PostgreSQL takes the first statements back; Prisma's native engine, since 7.4, sends them one by one, and those that ran stay. You are then neither before nor after."
const WHY_OTHER =
  'Run without a transaction, the first statements stay and the rest is missing: you are then neither before nor after, and running the file again fails at its first statement.'

function describeRun({ statement, statements }: SqlFailure): string {
  const ran = statement === 2 ? 'The first statement' : `The first ${statement - 1} statements`
  return `${ran} of ${statements} ran, the next did not:`
}

function nextOf(failure: SqlFailure, part: Part): string {
  const [name] = failure.file.split('/')
  const mend = `Mend ${describePlace(failure)} in workspace/prisma/migrations/${failure.file}`
  return part === 'up'
    ? `${mend}. If your own database has tried it: cd workspace && npx prisma migrate resolve --rolled-back ${name}`
    : `${mend} and save it.`
}
