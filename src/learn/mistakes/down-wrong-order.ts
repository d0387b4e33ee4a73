import { catalogObjects } from '../../history/catalog-objects.ts'
import { describeFailure } from '../checks/describe-failure.ts'
import { findFailure } from '../checks/outcome-of.ts'
import type { Evidence, SqlFailure } from '../evidence.ts'
import type { Mistake } from '../task.ts'

const DEPENDENT_OBJECTS = '2BP01'
/** Undefined column, object, table. */
const NOT_THERE = new Set(['42703', '42704', '42P01'])

/** A `down.sql` that takes away what a later statement of it still needs, or what others still need. */
export const downWrongOrder: Mistake = {
  name: 'down-wrong-order',
  detect(evidence) {
    const failure = findFailure(evidence, 'down')
    if (failure === undefined || !isOutOfOrder(failure, evidence)) return undefined
    return {
      expected: 'The statements of down.sql in the reverse order of migration.sql.',
      found: describeFailure(failure),
      why:
        failure.code === DEPENDENT_OBJECTS
          ? 'What was built last stands on what was built first. PostgreSQL refuses to pull it away from under it, unless you say CASCADE, which takes along things that you have not thought of.'
          : 'It was there when the way back began: a statement before took it along. Dropping a column drops its indexes and constraints too.',
      next:
        failure.code === DEPENDENT_OBJECTS
          ? `Drop first what the detail names, in workspace/prisma/migrations/${failure.file}`
          : `Move statement ${failure.statement} to the top of workspace/prisma/migrations/${failure.file}`,
    }
  },
}

function isOutOfOrder({ code, message }: SqlFailure, { up }: Evidence): boolean {
  if (code === DEPENDENT_OBJECTS) return true
  const name = /"([^"]+)"/.exec(message)?.[1]
  if (!NOT_THERE.has(code) || name === undefined || up.status !== 'applied') return false
  const objects = [...catalogObjects(up.catalog).keys()]
  return objects.some((object) => object.endsWith(` ${name}`) || object.endsWith(`.${name}`))
}
