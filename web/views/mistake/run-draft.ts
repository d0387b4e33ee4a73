import { signal } from '@preact/signals'
import type { DraftReport } from '../../../src/course/tour.ts'
import type { Problem } from '../../../src/problem.ts'
import { lab } from '../../lab/lab.ts'
import { announce } from '../../parts/announce.tsx'
import { toProblem } from '../../parts/to-problem.ts'
import { MOMENTS, type MomentName, momentText } from './moment-text.ts'

/** The draft's run; undefined before the first. */
export type Run =
  | { status: 'running' }
  | { status: 'done'; report: DraftReport }
  | { status: 'failed'; problem: Problem }

export const run = signal<Run | undefined>(undefined)

/** Which moment of the run is shown, and whether the next one comes by itself. */
export const moment = signal<{ name: MomentName; isPlaying: boolean }>({
  name: 'before',
  isPlaying: false,
})

const MILLISECONDS: Readonly<Record<MomentName, number>> = {
  before: 600,
  refused: 2_600,
  lost: 3_200,
  proof: 2_400,
  'rolled back': 0,
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Runs Prisma's draft and shows what happened, moment by moment; all at once for who wants no motion. */
export async function runDraft(): Promise<void> {
  clearTimeout(timer)
  run.value = { status: 'running' }
  document.querySelector('.mistake-stage')?.scrollIntoView({ block: 'nearest' })
  moment.value = { name: 'before', isPlaying: false }
  try {
    run.value = { status: 'done', report: await lab.runPrismasDraft() }
  } catch (error) {
    run.value = { status: 'failed', problem: toProblem(error) }
    return
  }
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) skip()
  else play('before')
}

/** Shows the end at once. */
export function skip(): void {
  clearTimeout(timer)
  show('rolled back', false)
}

/** Shows one moment and stays there. */
export function showMoment(name: MomentName): void {
  clearTimeout(timer)
  show(name, false)
}

function play(name: MomentName): void {
  const next = MOMENTS[MOMENTS.indexOf(name) + 1]
  show(name, next !== undefined)
  if (next) timer = setTimeout(() => play(next), MILLISECONDS[name])
}

function show(name: MomentName, isPlaying: boolean): void {
  moment.value = { name, isPlaying }
  if (run.value?.status === 'done') announce(momentText(name, run.value.report))
}
