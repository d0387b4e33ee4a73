import type { ComponentChildren } from 'preact'
import { opening } from '../lab/lab-state.ts'
import { OpeningProgress } from './opening-progress.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { ProgressLine } from './progress-line.tsx'
import type { Answer } from './use-answer.ts'

interface AnsweredProps<T> {
  answer: Answer<T>
  /** What is being done, as a sentence, while the answer is not there. */
  waiting: string
  children: (value: T) => ComponentChildren
}

/** An answer of the lab, or why it is not there yet. */
export function Answered<T>({ answer, waiting, children }: AnsweredProps<T>) {
  if (answer.status === 'done') return <>{children(answer.value)}</>
  if (answer.status === 'failed') return <ProblemNotice problem={answer.problem} />
  return opening.value.step === 'ready' ? <ProgressLine text={waiting} /> : <OpeningProgress />
}
