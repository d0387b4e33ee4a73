import { claim } from '../database/ownership.ts'
import { requireVector } from '../database/pgvector.ts'
import { downMissing } from '../history/history-problems.ts'
import { requireScript } from '../history/transaction-control.ts'
import type { LabContext } from './lab-context.ts'
import { nameOfPlace } from './line.ts'
import { VECTOR_PHASE } from './lineage-at.ts'
import { whileMoving } from './moving.ts'
import { requireMigration } from './require-migration.ts'
import { runStep } from './step.ts'
import type { StepReport } from './step-report.ts'
import { requireTarget } from './target.ts'
import { keepBeforeRollback } from './undo-rollback.ts'
import { readPhase } from './where.ts'

export interface MoveReport {
  from: number
  /** The place the database is at afterwards, see `Line`: up to the last phase, the phase. */
  phase: number
  /** What a person calls it. */
  name: string
  steps: StepReport[]
}

/**
 * Moves the database to a phase, a transaction a step, and stops at the first step that would lose
 * a value. `word` is what a person types: see `requireTarget`. `onStep` is told of each step done.
 */
export function moveTo(
  context: LabContext,
  word: string,
  onStep: (step: StepReport) => void = () => {},
): Promise<MoveReport> {
  return whileMoving(context, () => move(context, word, onStep))
}

async function move(
  context: LabContext,
  word: string,
  onStep: (step: StepReport) => void,
): Promise<MoveReport> {
  const from = await readPhase(context)
  const target = requireTarget(word, from, context)
  await requirePath(context, from, target)
  await claim(context.database)
  const steps: StepReport[] = []
  for (let phase = from; phase !== target; ) {
    const next = phase + Math.sign(target - phase)
    const isFirstDown = phase === from && next < phase
    const step = await runStep(
      context,
      phase,
      next,
      isFirstDown ? () => keepBeforeRollback(context, from, target) : undefined,
    )
    steps.push(step)
    onStep(step)
    if (!step.committed) return { from, phase, name: nameOfPlace(context, phase), steps }
    phase = next
  }
  return { from, phase: target, name: nameOfPlace(context, target), steps }
}

/** Looks at everything on the way before the first step, so that what can't be done changes nothing. */
async function requirePath(context: LabContext, from: number, target: number): Promise<void> {
  const [low, high] = [Math.min(from, target), Math.max(from, target)]
  for (let place = low + 1; place <= high; place += 1) {
    const { name, up, down } = requireMigration(context, place)
    if (down === undefined) throw downMissing(name)
    if (target > from) requireScript(up, `${name}/migration.sql`)
    else requireScript(down, `${name}/down.sql`)
  }
  if (from < VECTOR_PHASE && target >= VECTOR_PHASE) await requireVector(context.database)
}
