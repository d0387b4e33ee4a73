import type { KeptFiles, LessonActions } from './lesson-actions.ts'
import { askFor, type PressKey } from './lesson-keys.ts'
import type { LessonSession } from './lesson-session.ts'
import { findNextLesson, findOpenTask } from './lesson-state.ts'

/** Puts the workspace back to the start of its lesson, once it is confirmed. */
export const resetLesson: PressKey = async (session, options, confirmed) => {
  const { actions, state } = session
  const { phase } = state.lesson
  if (!confirmed) {
    const notice = `This puts the workspace and its database back to the start of lesson ${phase}; your files are kept in ${showPath(actions, '.kept')}. To do it, ${askFor('r', options)} again.`
    return session.change({ notice, confirming: 'r' })
  }
  const words = `Lesson ${phase} is back at its start.`
  await begin(session, 'Resetting the lesson', words, () => actions.resetLesson())
}

/** Starts the next lesson, once this one is passed; says whose solution it starts from. */
export const startNextLesson: PressKey = async (session, options) => {
  const { actions, state } = session
  const { phase } = state.lesson
  const next = findNextLesson(state)
  if (!state.report?.passed) return session.change({ notice: refusal(session) })
  if (!next) {
    return session.change({
      notice: `This was the last lesson. To see them all, ${askFor('l', options)}.`,
    })
  }
  const words = `Lesson ${next.phase} starts from the reference solution of lesson ${phase}, not from yours.`
  await begin(session, 'Preparing the next lesson', words, () => actions.nextLesson())
}

async function begin(
  session: LessonSession,
  busy: string,
  words: string,
  act: () => Promise<KeptFiles>,
): Promise<void> {
  const done = await session.run(busy, async () => {
    const kept = await act()
    session.begin()
    return kept
  })
  if (!done) return
  await session.check()
  const where = done.kept
    ? `Your files are in ${showPath(session.actions, done.kept)}.`
    : 'There was no file of yours to keep.'
  session.change({ notice: `${words} ${where}` })
}

function refusal({ state }: LessonSession): string {
  const open = findOpenTask(state.report)
  const words = `Lesson ${state.lesson.phase} isn't passed yet`
  return open ? `${words}: task ${open.number} is open.` : `${words}.`
}

/** A path in the workspace, as it is called from the project. */
function showPath({ folder }: LessonActions, path: string): string {
  return `${folder.split(/[\\/]/).at(-1)}/${path}`
}
