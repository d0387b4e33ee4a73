import { Problem } from '../../problem.ts'
import type { Question, Task } from '../task.ts'
import type { TaughtLesson } from '../taught-lesson.ts'

/**
 * An answer as it is typed, `task=key`; a task is named by its id or its number. Throws the Problem
 * `ANSWER_UNKNOWN`.
 */
export function requireAnswer({ tasks }: TaughtLesson, text: string): { task: Task; key: string } {
  const [word = '', key = ''] = text.split('=').map((part) => part.trim())
  const questions = tasks.flatMap((task, index) =>
    task.question ? [{ task, question: task.question, number: index + 1 }] : [],
  )
  const asked = questions.find(({ task, number }) => [task.id, String(number)].includes(word))
  if (!asked) throw noQuestion(word, questions)
  if (asked.question.options.some((option) => option.key === key)) return { task: asked.task, key }
  throw noKey(asked.task, asked.question, key)
}

const example = ({ id }: Task, { options }: Question) =>
  `npm run check:lesson -- --answer ${id}=${options[0]?.key}`

function noQuestion(
  word: string,
  questions: readonly { task: Task; question: Question; number: number }[],
): Problem {
  const [first] = questions
  const names = questions.map(({ task, number }) => `${number} or ${task.id}`).join('; ')
  return new Problem('ANSWER_UNKNOWN', {
    message: first
      ? `No task "${word}" of this lesson asks a question. Those that do: ${names}.`
      : 'This lesson asks no questions.',
    fix: first ? example(first.task, first.question) : 'npm run check:lesson',
  })
}

function noKey(task: Task, question: Question, key: string): Problem {
  const keys = question.options.map((option) => `${option.key} (${option.text})`).join(', ')
  return new Problem('ANSWER_UNKNOWN', {
    message: `"${key}" is no answer to ${task.id}. The keys are: ${keys}.`,
    fix: example(task, question),
  })
}
