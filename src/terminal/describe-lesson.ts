import type { GoalRow, TaskReport } from '../learn/lesson-report.ts'
import type { Panel } from '../learn/session/lesson-state.ts'
import { findTaskState } from '../learn/session/task-state.ts'
import { putCommandApart } from './put-command-apart.ts'

/** A task of the list in a sentence, for who listens. */
export function describeTask(report: TaskReport, isOpen: boolean): string {
  const state = findTaskState(report, isOpen)
  const word = state === 'unanswered' ? 'a question' : state
  return `Task ${report.number}, ${word}: ${report.task.title}.`
}

/** The task to work on: what is wrong and what to do, or the question with its keys. */
export function describeOpenTask({ number, task, result }: TaskReport): string[] {
  const options = task.question?.options.map(({ key, text }) => `${key}: ${text}`) ?? []
  const question = task.question
    ? [task.question.text, `Type the number of your answer. ${options.join('. ')}.`]
    : []
  if (result.status !== 'failed') {
    return [`Task ${number} is a question: ${task.title}.`, ...question]
  }
  return [
    `Task ${number} failed: ${task.title}.`,
    `Expected: ${result.expected}`,
    `Found: ${result.found}`,
    `Why: ${result.why}`,
    ...(task.question ? question : [`Next: ${putCommandApart(result.next)}`]),
  ]
}

/** What a word opened, a paragraph each, without a table. */
export function describePanel(panel: Panel, goal: readonly GoalRow[]): string[] {
  switch (panel.kind) {
    case 'goal':
      return describeGoal(goal)
    case 'solution':
      return panel.files.map(({ path, content }) => `${path}:\n${content.trimEnd()}`)
    case 'lessons':
      return panel.progress.map(({ lesson, state, passed }) => {
        const tasks = `${passed} of ${lesson.tasks.length} tasks`
        return `Lesson ${lesson.phase}, ${lesson.title}: ${STATES[state]}, ${tasks}.`
      })
  }
}

const STATES = { passed: 'passed', current: 'you are here', open: 'to come' } as const

function describeGoal(goal: readonly GoalRow[]): string[] {
  const same = goal.filter((row) => row.same)
  const differing = goal.filter((row) => !row.same)
  return [
    ...differing.map(
      ({ object, wanted, found }) =>
        `${object} differs. The goal: ${wanted ?? 'not there'}. What you have: ${found ?? 'not there'}.`,
    ),
    `The same as the goal: ${same.map(({ object }) => object).join(', ') || 'nothing'}.`,
  ]
}
