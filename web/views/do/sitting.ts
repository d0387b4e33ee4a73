import { computed, effect, signal } from '@preact/signals'
import { LessonSession } from '../../../src/learn/session/lesson-session.ts'
import type { LessonState } from '../../../src/learn/session/lesson-state.ts'
import type { Task } from '../../../src/learn/task.ts'
import type { Files } from '../../../src/learn/workspace/workspace-layout.ts'
import { Problem } from '../../../src/problem.ts'
import { isReady, lastProblem } from '../../lab/lab-state.ts'
import { toProblem } from '../../parts/to-problem.ts'
import { announceReport } from './announce-report.ts'
import { pageActions } from './page-actions.ts'
import { isRead, workspace } from './workspace.ts'

/** How long nobody types before a check begins by itself. */
const PAUSE_MS = 1_000

const session = new LessonSession(pageActions, (state) => {
  lessonState.value = state
})

/** What is known of the lesson that the workspace is at. */
export const lessonState = signal<LessonState>(session.state)

/** The files that the last check looked at. */
let checked: Files | undefined

/** What runs now, and is over with all that is noted of it. */
let running: Promise<void> = Promise.resolve()
let waitingCheck: Promise<void> | undefined
/** Whether somebody asked for the check that waits. */
let isAskedFor = false

/** The files as they were when a person stopped what ran. */
const stopped = signal<Files | undefined>(undefined)

/** Whether a person stopped what ran last, and has neither edited nor begun anything since. */
export const wasStopped = computed(
  () => stopped.value !== undefined && stopped.value === workspace.value?.files,
)

/** The files that the Problem in the notice is about. */
let troubled: Files | undefined

/** Whether the notice is to come into view: what was pressed is far from it on a small screen. */
let isNoticeSought = false

/** Begins with the lesson that the workspace is at now, as if nothing had been shown yet. */
export function beginSitting(): void {
  checked = undefined
  session.begin()
}

/**
 * Checks the files as they are, once what runs is over; not when a person stops that. Never throws: the
 * state says how it went.
 */
export function check({ aloud = true } = {}): Promise<void> {
  isAskedFor ||= aloud
  waitingCheck ??= checkNext()
  return waitingCheck
}

async function checkNext(): Promise<void> {
  const stoppedBefore = stopped.value
  await running
  const aloud = isAskedFor
  waitingCheck = undefined
  isAskedFor = false
  if (wasStopped.value && stopped.value !== stoppedBefore) return
  const before = lessonState.value.report
  checked = workspace.value?.files
  await watch(session.check(), () => session.state.problem)
  announceReport(before, lessonState.value.report, aloud)
}

/** Notes when what runs is stopped by a person; a bug is shown above the view. */
function watch(work: Promise<unknown>, findTrouble: () => unknown): Promise<void> {
  stopped.value = undefined
  running = work.then(
    () => {
      const trouble = findTrouble()
      stopped.value = undefined
      if (!(trouble instanceof Problem)) return
      const files = workspace.value?.files
      const isNotice = trouble === session.state.notice
      if (isNotice) troubled = files
      if (trouble.code === 'STOPPED') stopped.value = files
      else if (isNotice) seekNotice()
    },
    (error) => {
      lastProblem.value = toProblem(error)
    },
  )
  return running
}

/** Has something done once a check that runs is over; a Problem is shown as the state's notice. */
export async function act(busy: string, work: () => Promise<void>): Promise<void> {
  // What is pressed meanwhile was meant for what was on screen before.
  if (session.acting) return
  await watch(session.run(busy, work), () => session.state.notice)
}

/** Notes an answer and checks; one that can't be measured yet is said to be noted. */
export async function answer(task: Task, key: string): Promise<void> {
  await act('Noting your answer', () => pageActions.answer(task, key))
  await check()
  const found = lessonState.value.report?.tasks.find((report) => report.task.id === task.id)
  if (found?.result.status === 'unanswered') {
    tell(`Your answer to task ${found.number} is noted; it can't be measured yet.`)
  }
}

/** Shows a sentence or a Problem, or nothing more. */
export function tell(notice: LessonState['notice']): void {
  session.change({ notice })
}

/** Has the notice that is there, or about to be drawn, come into view once. */
export function seekNotice(): void {
  isNoticeSought = true
}

/** Whether the notice that is drawn now is to come into view. */
export function takeNoticeSought(): boolean {
  const was = isNoticeSought
  isNoticeSought = false
  return was
}

/** One more hint about the open task. */
export function showHint(): void {
  session.change({ hints: session.state.hints + 1 })
}

/** Checks whenever nobody has typed for a moment; until the function that it returns is called. */
export function checkAtPauses(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = effect(() => {
    const files = workspace.value?.files
    clearTimeout(timer)
    closeOldTrouble(files)
    if (!files || files === checked || !isReady.value || !isRead.value) return
    timer = setTimeout(checkByItself, PAUSE_MS)
  })
  return () => {
    clearTimeout(timer)
    end()
  }
}

/** A Problem is of the files that it was found in. */
function closeOldTrouble(files: Files | undefined): void {
  if (!troubled || files === troubled) return
  troubled = undefined
  if (session.state.notice instanceof Problem) tell(undefined)
}

async function checkByItself(): Promise<void> {
  await running
  // Somebody may have checked meanwhile, or stopped what ran.
  if (workspace.value?.files !== checked && !wasStopped.value) await check({ aloud: false })
}
