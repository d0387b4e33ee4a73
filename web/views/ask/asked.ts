import { signal } from '@preact/signals'
import type { Problem } from '../../../src/problem.ts'
import type { DatabaseName } from '../../lab/database-name.ts'
import { lab } from '../../lab/lab.ts'
import type { SqlAnswer } from '../../lab/sql-answer.ts'
import { announce } from '../../parts/announce.tsx'
import { describeResult } from '../../parts/describe-result.ts'
import { toProblem } from '../../parts/to-problem.ts'
import { rememberAsked } from './sql-history.ts'

/** The question that was asked last, and what came back. */
export type Asked = { text: string; database: DatabaseName } & (
  | { status: 'waiting' }
  /** `place` is another one for each answer. */
  | { status: 'answered'; answer: SqlAnswer; place: number }
  | { status: 'undone'; before: string }
  | { status: 'failed'; problem: Problem }
)

/** These outlive the view: what was typed is there again after a look at something else. */
export const text = signal('')
export const database = signal<DatabaseName>('lab')
export const asked = signal<Asked | undefined>(undefined)

let answers = 0

/** Runs what is typed. Never throws: `asked` says what became of it. */
export async function ask(): Promise<void> {
  const question = { text: text.value, database: database.value }
  if (question.text.trim() === '' || asked.value?.status === 'waiting') return
  rememberAsked(question.text)
  asked.value = { ...question, status: 'waiting' }
  try {
    const answer = await lab.sql(question.database, question.text)
    answers += 1
    asked.value = { ...question, status: 'answered', answer, place: answers }
    announce(describe(answer))
  } catch (error) {
    asked.value = { ...question, status: 'failed', problem: toProblem(error) }
  }
}

/** Goes back to before the last thing done in the learner's own database. Never throws. */
export async function undoOwn(): Promise<void> {
  const question = { text: '', database: 'own' as const }
  try {
    const { undone } = await lab.undo('own')
    asked.value = { ...question, status: 'undone', before: undone.before }
    announce(`Back to before: ${undone.before}`)
  } catch (error) {
    asked.value = { ...question, status: 'failed', problem: toProblem(error) }
  }
}

function describe(answer: SqlAnswer): string {
  if (answer.status === 'refused') return `PostgreSQL refused it: ${answer.refusal.message}`
  const parts = answer.results.map((result) => describeResult(result).replace(':', ','))
  return parts.join('; ') || 'Nothing to run.'
}
