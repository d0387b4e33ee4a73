import { effect, signal } from '@preact/signals'
import { LessonSession } from '../../../src/learn/session/lesson-session.ts'
import type { LessonState } from '../../../src/learn/session/lesson-state.ts'
import type { Task } from '../../../src/learn/task.ts'
import type { Files } from '../../../src/learn/workspace/workspace-layout.ts'
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

/** Begins with the lesson that the workspace is at now, as if nothing had been shown yet. */
export function beginSitting(): void {
  checked = undefined
  session.begin()
}

/** Checks the files as they are. Never throws: the state says how it went. */
export async function check({ aloud = true } = {}): Promise<void> {
  const before = lessonState.value.report
  checked = workspace.value?.files
  try {
    await session.check()
  } catch (error) {
    lastProblem.value = toProblem(error)
  }
  announceReport(before, lessonState.value.report, aloud)
}

/** Has something done once a check that runs is over; a Problem is shown as the state's notice. */
export async function act(busy: string, work: () => Promise<void>): Promise<void> {
  // What is pressed meanwhile was meant for what was on screen before.
  if (session.acting) return
  try {
    await session.run(busy, work)
  } catch (error) {
    lastProblem.value = toProblem(error)
  }
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
    if (!files || files === checked || !isReady.value || !isRead.value) return
    timer = setTimeout(() => {
      // Somebody may have checked meanwhile.
      if (workspace.value?.files !== checked) check({ aloud: false })
    }, PAUSE_MS)
  })
  return () => {
    clearTimeout(timer)
    end()
  }
}
