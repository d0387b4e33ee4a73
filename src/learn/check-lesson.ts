import type { Evidence } from './evidence.ts'
import { goalRows } from './goal-rows.ts'
import type { LessonReport } from './lesson-report.ts'
import type { Question, Task, TaskResult } from './task.ts'
import type { TaughtLesson } from './taught-lesson.ts'

/** What the evidence says of each task: its mistakes first, in their order, then whether it is done. */
export function checkLesson(
  evidence: Evidence,
  lesson: TaughtLesson,
  milliseconds: number,
): LessonReport {
  const tasks = lesson.tasks.map((task, index) => ({
    number: index + 1,
    task,
    result: checkTask(evidence, task),
  }))
  return {
    lesson,
    tasks,
    passed: tasks.every(({ result }) => result.status === 'passed'),
    goal: goalRows(evidence),
    milliseconds,
  }
}

function checkTask(evidence: Evidence, task: Task): TaskResult {
  for (const { name, detect } of task.mistakes) {
    const found = detect(evidence)
    if (found) return { status: 'failed', mistake: name, ...found }
  }
  if (task.question) return checkAnswer(evidence, task.id, task.question)
  return task.check?.(evidence) ?? { status: 'passed' }
}

function checkAnswer(evidence: Evidence, id: string, question: Question): TaskResult {
  const answered = evidence.answers[id]
  const right = question.answer(evidence)
  // A prediction is kept until there is something to measure.
  if (answered === undefined || right === undefined) return { status: 'unanswered' }
  if (answered === right) return { status: 'passed', explained: question.explain(evidence) }
  return {
    status: 'failed',
    expected: describeOption(question, right),
    found: describeOption(question, answered),
    why: question.explain(evidence),
    next: 'Answer again: npm run learn',
  }
}

function describeOption({ options }: Question, key: string): string {
  return options.find((option) => option.key === key)?.text ?? key
}
