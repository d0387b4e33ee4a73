import type { KeptFiles } from '../../../src/learn/session/lesson-actions.ts'
import type { TaughtLesson } from '../../../src/learn/taught-lesson.ts'
import { go } from '../../router/router.ts'
import { isUntouched } from './keep-workspace.ts'
import { beginLesson, layOut, pageActions } from './page-actions.ts'
import { act, beginSitting, check, lessonState, seekNotice, tell, wasStopped } from './sitting.ts'
import { forgetWork } from './work.ts'
import { currentLesson, workspace } from './workspace.ts'

let isEntered = false

/**
 * Begins a lesson when the address leads to it: one that nobody has begun, or another one while nothing
 * was written. Where the workspace is at another lesson, the view asks first.
 */
export async function enterLesson(lesson: TaughtLesson): Promise<void> {
  const now = workspace.value
  const isHere = now && currentLesson().slug === lesson.slug
  if (!isHere) {
    if (!now || isUntouched(now)) await startLesson(lesson)
    return
  }
  if (now.progress.layingOut) await act('Laying out the lesson', layOut)
  // Opening PostgreSQL again, or coming back, is no reason to run what a person has stopped.
  if (wasStopped.value) return
  // Whoever comes back from another view finds hints and outcomes as they were.
  if (!isEntered || !lessonState.value.report) beginSitting()
  isEntered = true
  await check({ aloud: false })
}

/** Puts the workspace at the start of a lesson; the learner's files are kept. */
export async function startLesson(lesson: TaughtLesson): Promise<void> {
  const from =
    lesson.phase === 1
      ? 'It starts without a table.'
      : `It starts from the reference solution of lesson ${lesson.phase - 1}, not from yours.`
  await begin(`Lesson ${lesson.phase} is laid out. ${from}`, () =>
    beginLesson(lesson, `Lesson ${lesson.phase} was begun.`),
  )
}

export async function resetLesson(): Promise<void> {
  const { phase } = currentLesson()
  await begin(`Lesson ${phase} is back at its start.`, pageActions.resetLesson)
  seekNotice()
}

/** Starts the lesson after the one that is passed, and goes there. */
export async function startNextLesson(): Promise<void> {
  const { phase } = currentLesson()
  const words = `Lesson ${phase + 1} starts from the reference solution of lesson ${phase}, not from yours.`
  await begin(words, pageActions.nextLesson)
  go({ view: 'do', phase: currentLesson().phase })
}

async function begin(words: string, start: () => Promise<KeptFiles>): Promise<void> {
  isEntered = true
  let kept: string | undefined
  await act('Laying out the lesson', async () => {
    kept = (await start()).kept
    forgetWork()
    beginSitting()
  })
  await check({ aloud: false })
  if (lessonState.value.notice) return
  tell(kept ? `${words} Your files of before are under “Earlier versions”.` : words)
}
