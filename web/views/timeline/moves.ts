import { computed, signal } from '@preact/signals'
import type { ResetReport } from '../../../src/course/reset.ts'
import type { StatusReport } from '../../../src/course/status.ts'
import type { StepReport } from '../../../src/course/step-report.ts'
import type { VerifyReport } from '../../../src/course/verify.ts'
import { Problem } from '../../../src/problem.ts'
import { lab } from '../../lab/lab.ts'
import { isReady, standing } from '../../lab/lab-state.ts'
import type { UndoneReport } from '../../lab/undo-point.ts'
import { announce } from '../../parts/announce.tsx'
import { toProblem } from '../../parts/to-problem.ts'
import { describeOutcome, describeStep } from './describe-outcome.ts'

/** What became of the last thing that a person did with the timeline. */
export type Outcome =
  /** `phase` is where the database is now; steps are there as they happen, `isOver` after the last. */
  | { kind: 'move'; phase: number; target: number; steps: readonly StepReport[]; isOver: boolean }
  | { kind: 'reset'; report: ResetReport }
  | { kind: 'undo'; report: UndoneReport }
  /** `report` is missing where there are no rows yet, or where the table can't be read as `problem` says. */
  | { kind: 'verify'; report?: VerifyReport; problem?: Problem; status: StatusReport }
  | { kind: 'failed'; problem: Problem }

export const outcome = signal<Outcome | undefined>(undefined)

/** Whether the timeline itself is at work. */
const isMoving = signal(false)

export const canMove = computed(() => isReady.value && !isMoving.value)

/** Where the database is, step by step while it moves; undefined when that is not known. */
export const place = computed(() => {
  const now = outcome.value
  return now?.kind === 'move' && !now.isOver ? now.phase : standing.value?.phase
})

/** Moves the lab database to a phase, step by step. Never throws: `outcome` says what became of it. */
export function moveTo(target: number): Promise<void> {
  return tell(async (start) => {
    let move = {
      kind: 'move' as const,
      phase: start,
      target,
      steps: [] as StepReport[],
      isOver: false,
    }
    outcome.value = move
    const report = await lab.moveTo(target === 0 ? 'base' : String(target), (step) => {
      const phase = step.committed ? step.to : step.from
      move = { ...move, phase, steps: [...move.steps, step] }
      outcome.value = move
      announce(describeStep(step))
    })
    return { ...move, phase: report.phase, steps: report.steps, isOver: true }
  })
}

export function resetTo(phase: number): Promise<void> {
  const word = phase === 0 ? 'base' : String(phase)
  return tell(async () => ({ kind: 'reset', report: await lab.reset(word) }))
}

export function undo(): Promise<void> {
  return tell(async () => ({ kind: 'undo', report: await lab.undo() }))
}

/** Compares every value with what it should be, and the schema with what the migrations make. */
export function verify(): Promise<void> {
  return tell(async () => {
    const status = await lab.status()
    return { kind: 'verify', status, ...(standing.value?.phase === 0 ? {} : await prove()) }
  })
}

async function prove(): Promise<{ report: VerifyReport } | { problem: Problem }> {
  try {
    return { report: await lab.verify() }
  } catch (error) {
    if (error instanceof Problem && error.code !== 'STOPPED') return { problem: error }
    throw error
  }
}

async function tell(work: (start: number) => Promise<Outcome>): Promise<void> {
  if (!canMove.value) return
  isMoving.value = true
  try {
    outcome.value = await work(standing.value?.phase ?? 0)
  } catch (error) {
    outcome.value = { kind: 'failed', problem: toProblem(error) }
  } finally {
    isMoving.value = false
  }
  if (outcome.value) announce(describeOutcome(outcome.value))
}
