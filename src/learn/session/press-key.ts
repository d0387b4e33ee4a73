import { answerQuestion, findQuestion } from './answer-question.ts'
import { resetLesson, startNextLesson } from './change-lesson.ts'
import { LESSON_KEYS, type PressKey, type PressOptions } from './lesson-keys.ts'
import type { LessonSession } from './lesson-session.ts'
import { showGoal, showHint, showLessons, showSolution } from './show-panel.ts'

/** Does what a key is for; a key that is for nothing shows what the keys are. */
export async function pressKey(
  session: LessonSession,
  key: string,
  options: PressOptions,
): Promise<void> {
  // Moving files takes a moment; a key pressed meanwhile was meant for what was on screen before.
  if (session.acting) return
  const confirmed = session.state.confirming === key
  session.change({ notice: undefined, confirming: undefined })
  const act = KEYS[key]
  if (act) return act(session, options, confirmed)
  const question = findQuestion(session, key)
  if (question) return answerQuestion(session, question, key)
  session.change({ notice: helpText(options), panel: undefined })
}

const KEYS: Readonly<Record<string, PressKey>> = {
  h: showHint,
  d: showGoal,
  s: showSolution,
  l: showLessons,
  r: resetLesson,
  n: startNextLesson,
}

function helpText({ nameOf }: PressOptions): string {
  const keys = LESSON_KEYS.map(({ key, does }) => `${nameOf(key)}: ${does}.`)
  return [...keys, 'Enter: check again.'].join(' ')
}
