import type { LessonReport } from '../lesson-report.ts'

/** What was measured about a question that is answered right now, and wasn't before. */
export function explainAnswer(before: LessonReport, after: LessonReport): string | undefined {
  const passed = new Set(
    before.tasks.filter(({ result }) => result.status === 'passed').map(({ task }) => task.id),
  )
  const answered = after.tasks.find(
    ({ task, result }) => result.status === 'passed' && result.explained && !passed.has(task.id),
  )
  if (answered?.result.status !== 'passed') return undefined
  return `Task ${answered.number}: your answer is right. ${answered.result.explained}`
}
