import type { Task } from '../task.ts'
import type { LessonSession } from './lesson-session.ts'
import { findOpenTask } from './lesson-state.ts'

/** The question that is open now, when `key` is one of its options. */
export function findQuestion({ state }: LessonSession, key: string): Task | undefined {
  const task = findOpenTask(state.report)?.task
  return task?.question?.options.some((option) => option.key === key) ? task : undefined
}

/** Notes an answer and checks. A wrong answer is told as a failed task is. */
export async function answerQuestion(
  session: LessonSession,
  question: Task,
  key: string,
): Promise<void> {
  const { actions } = session
  const noted = await session.run('Noting your answer', async () => {
    await actions.answer(question, key)
    return true
  })
  if (!noted) return
  await session.check()
  const task = session.state.report?.tasks.find(({ task: { id } }) => id === question.id)
  if (task?.result.status === 'unanswered') {
    session.change({ notice: `Your answer ${key} is noted; it can't be measured yet.` })
  }
}
