import { withLockTimeout } from '../database/migration-lock.ts'
import { Problem } from '../problem.ts'
import type { LabContext } from './lab-context.ts'
import { nameOfPlace } from './line.ts'
import { requireMigration } from './require-migration.ts'
import { requireTable } from './require-table.ts'
import { stepDown } from './step-down.ts'
import { onAnyTable } from './step-failure.ts'
import type { StepOutcome, StepReport } from './step-report.ts'
import { stepUp } from './step-up.ts'
import { readPhase } from './where.ts'

/**
 * Moves the database one phase up or down in one transaction, and commits only when every value is
 * proven to be there. When one would be lost, all of it is rolled back and the report says which.
 * `prepare` runs in the transaction before anything else. Throws Problems for what can't be run at all;
 * `TABLE_UNEXPECTED` where a column is missing before it already, so that nothing could be proven.
 */
export async function runStep(
  context: LabContext,
  from: number,
  to: number,
  prepare: () => Promise<void> = async () => {},
): Promise<StepReport> {
  const started = performance.now()
  const direction = to > from ? 'up' : 'down'
  const high = Math.max(from, to)
  const { name: migration } = requireMigration(context, high)
  const phase = high > context.seed.course.lessons.length ? null : high
  const names = { fromName: nameOfPlace(context, from), toName: nameOfPlace(context, to) }
  const take = async () => {
    await requireStillAt(context, from)
    await requireTable(context, from)
    await prepare()
    return direction === 'up' ? stepUp(context, to) : stepDown(context, from)
  }
  const outcome = await commitWhenProven(context, () =>
    onAnyTable(`between ${names.fromName} and ${names.toName}`, take),
  )
  const milliseconds = Math.round(performance.now() - started)
  return { direction, from, to, ...names, phase, migration, ...outcome, milliseconds }
}

async function commitWhenProven(
  { database, lockSeconds }: LabContext,
  work: () => Promise<StepOutcome>,
): Promise<StepOutcome & { committed: boolean }> {
  let refused: StepOutcome | undefined
  try {
    const outcome = await withLockTimeout(database, lockSeconds, async () => {
      const outcome = await work()
      if (outcome.proof.survived) return outcome
      refused = outcome
      throw new Error('a value would be lost')
    })
    return { ...outcome, committed: true }
  } catch (error) {
    if (refused) return { ...refused, committed: false }
    throw error
  }
}

async function requireStillAt(context: LabContext, phase: number): Promise<void> {
  if ((await readPhase(context)) === phase) return
  throw new Problem('OVERTAKEN', {
    message: 'Another command moved this database in the meantime.',
    fix: 'npm run verify',
  })
}
