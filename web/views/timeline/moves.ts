import { computed, effect, signal } from '@preact/signals'
import { placeName } from '../../../src/course/find-place.ts'
import type { ResetReport } from '../../../src/course/reset.ts'
import type { StatusReport } from '../../../src/course/status.ts'
import type { StepReport } from '../../../src/course/step-report.ts'
import type { VerifyReport } from '../../../src/course/verify.ts'
import { Problem } from '../../../src/problem.ts'
import { lab } from '../../lab/lab.ts'
import { isReady, opening, running, standing } from '../../lab/lab-state.ts'
import type { UndoneReport } from '../../lab/undo-point.ts'
import { announce } from '../../parts/announce.tsx'
import { toProblem } from '../../parts/to-problem.ts'
import { describeOutcome, describeStep } from './describe-outcome.ts'

/** What became of the last thing that a person did with the timeline. */
export type Outcome =
  /** `phase` is where the database is now; steps are there as they happen, `isOver` after the last. */
  | { kind: 'move'; phase: number; target: number; steps: readonly StepReport[]; isOver: boolean }
  | { kind: 'reset'; report: ResetReport }
  | { kind: 'undo' | 'redo'; report: UndoneReport }
  /** `report` is missing where there are no rows yet, or where the table can't be read as `problem` says. */
  | { kind: 'verify'; report?: VerifyReport; problem?: Problem; status: StatusReport }
  | { kind: 'failed'; problem: Problem }

export const outcome = signal<Outcome | undefined>(undefined)

/** What the timeline itself is at, as a sentence; undefined when it is not at work. */
const moving = signal<string | undefined>(undefined)

/** Where the database stood when the last outcome was told. */
let told: string | undefined

export const canMove = computed(() => isReady.value && moving.value === undefined)

/**
 * What runs, as a sentence. The timeline's own work is not over when the last of it was answered: the
 * database is looked at once more, and until then no key and no press would do anything.
 */
export const atWork = computed(() =>
  opening.value.step === 'ready' ? (running.value ?? moving.value) : undefined,
)

/** Where the database is, step by step while it moves; undefined when that is not known. */
export const place = computed(() => {
  const now = outcome.value
  return now?.kind === 'move' && !now.isOver ? now.phase : standing.value?.phase
})

/** Moves the lab database to a phase, step by step. Never throws: `outcome` says what became of it. */
export function moveTo(target: number): Promise<void> {
  return tell(`Moving to ${placeName({ phase: target })}`, async (start) => {
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
  return tell('Resetting the database', async () => ({
    kind: 'reset',
    report: await lab.reset(word),
  }))
}

export function undo(): Promise<void> {
  return tell('Going back', async () => ({ kind: 'undo', report: await lab.undo() }))
}

/** Brings back what the last undo replaced. */
export function redo(): Promise<void> {
  return tell('Bringing back', async () => ({ kind: 'redo', report: await lab.redo() }))
}

/** Compares every value with what it should be, and the schema with what the migrations make. */
export function verify(): Promise<void> {
  return tell('Proving every value', async () => {
    const status = await lab.status()
    return { kind: 'verify', status, ...(standing.value?.phase === 0 ? {} : await prove()) }
  })
}

/** What an outcome says is no longer so once something else has changed the database. */
effect(() => {
  const now = describeStand()
  if (moving.peek() === undefined && now !== told) outcome.value = undefined
})

function describeStand(): string {
  return JSON.stringify(standing.value ?? null)
}

async function prove(): Promise<{ report: VerifyReport } | { problem: Problem }> {
  try {
    return { report: await lab.verify() }
  } catch (error) {
    if (error instanceof Problem && error.code !== 'STOPPED') return { problem: error }
    throw error
  }
}

async function tell(what: string, work: (start: number) => Promise<Outcome>): Promise<void> {
  if (!canMove.value) return
  moving.value = what
  try {
    outcome.value = await work(standing.value?.phase ?? 0)
  } catch (error) {
    outcome.value = { kind: 'failed', problem: toProblem(error) }
  } finally {
    told = describeStand()
    moving.value = undefined
  }
  if (outcome.value) announce(describeOutcome(outcome.value))
}
