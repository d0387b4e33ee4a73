import type { TaskReport } from '../../../src/learn/lesson-report.ts'
import { findTaskState, type TaskState } from '../../../src/learn/session/task-state.ts'
import type { FailedTask } from '../../../src/learn/task.ts'
import { Hints } from './hints.tsx'
import { PageSteps } from './page-steps.tsx'
import { QuestionForm } from './question-form.tsx'

const MARKS: Readonly<Record<TaskState, { sign: string; word: string }>> = {
  passed: { sign: '✓', word: 'passed' },
  failed: { sign: '✗', word: 'failed' },
  unanswered: { sign: '?', word: 'a question' },
  'to do': { sign: '·', word: 'to do' },
}

/**
 * One task: how it stands, and of the open one what is wrong, or what is asked, and what to do. What is
 * wrong with a later one would give an open question away.
 */
export function TaskItem({ report, isOpen }: { report: TaskReport; isOpen: boolean }) {
  const { number, task, result } = report
  const state = findTaskState(report, isOpen)
  const { sign, word } = MARKS[state]
  return (
    <li class={`task ${state.replace(' ', '-')} ${isOpen ? 'open' : ''}`}>
      <h3>
        <span class="task-sign" aria-hidden="true">
          {sign}
        </span>
        <span class="unseen">{word}: </span>
        {number}. {task.title}
      </h3>
      {result.status === 'passed' && result.explained && <Explained text={result.explained} />}
      {isOpen && result.status === 'failed' && (
        <Failure result={result} isQuestion={task.question !== undefined} />
      )}
      {isOpen && task.question && (
        <QuestionForm task={task} question={task.question} key={task.id} />
      )}
      {isOpen && <Hints task={task} />}
    </li>
  )
}

function Explained({ text }: { text: string }) {
  return (
    <details class="explained">
      <summary>What was measured</summary>
      <p>{text}</p>
    </details>
  )
}

/** Expected, found, why, and what to do: after a wrong answer that is another one, asked below. */
function Failure({ result, isQuestion }: { result: FailedTask; isQuestion: boolean }) {
  const { mistake, expected, found, why, next } = result
  return (
    <>
      <dl class="failure" data-mistake={mistake}>
        <dt>Expected</dt>
        <dd>{expected}</dd>
        <dt>Found</dt>
        <dd>{found}</dd>
        <dt>Why it matters</dt>
        <dd>{why}</dd>
        {!isQuestion && (
          <>
            <dt>Next</dt>
            <dd>
              {next}
              <PageSteps text={next} />
            </dd>
          </>
        )}
      </dl>
      {mistake && (
        <p class="mistake-name quiet">
          This mistake is called <code>{mistake}</code>.
        </p>
      )}
    </>
  )
}
