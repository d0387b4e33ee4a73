import type { Evidence } from './evidence.ts'

/** What a check says of one task. `mistake` names the diagnosis, where it is a known one. */
export type TaskResult =
  | {
      status: 'passed'
      /** Of a question that was answered right: what was measured, and what it means. */
      explained?: string
    }
  | {
      status: 'failed'
      /** Permanent name of the mistake, in kebab-case: `draft-unpatched`. */
      mistake?: string
      expected: string
      found: string
      /** Why this matters: what would happen to a real table. */
      why: string
      /** What to do next; ends in a command or names a file. */
      next: string
    }
  /** A question that nobody has answered yet. */
  | { status: 'unanswered' }

export type FailedTask = Extract<TaskResult, { status: 'failed' }>

/** A mistake that people make, recognised by what it does, never by how the SQL is written. */
export interface Mistake {
  /** Permanent, in kebab-case. */
  name: string
  /** What is wrong, when this is it. */
  detect(evidence: Evidence): Omit<FailedTask, 'status' | 'mistake'> | undefined
}

/** A prediction, answered with a key before the answer is measured. */
export interface Question {
  text: string
  options: readonly { key: string; text: string }[]
  /** Asked even while something else fails, because that failure would give the answer away. */
  beforeFailures?: boolean
  /** The key that what was measured makes right; undefined as long as nothing could be measured. */
  answer(evidence: Evidence): string | undefined
  /** What was measured, and what it means; shown with the verdict. */
  explain(evidence: Evidence): string
}

/** One thing to do in a lesson. */
export interface Task {
  /** Unique in its lesson and permanent: the learner's progress names it. */
  id: string
  /** What to do, in the imperative. */
  title: string
  /** The mistakes that this task is where to tell of, the most telling first. */
  mistakes: readonly Mistake[]
  /** Whether it is done, once none of the mistakes is there. A question has none. */
  check?: (evidence: Evidence) => TaskResult
  question?: Question
  /** From a nudge to nearly there. */
  hints: readonly [string, string, string]
  links: readonly { title: string; url: string }[]
}
