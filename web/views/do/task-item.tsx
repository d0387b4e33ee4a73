import type { TaskReport } from '../../../src/learn/lesson-report.ts'
import { findTaskState, type TaskState } from '../../../src/learn/session/task-state.ts'
import type { FailedTask } from '../../../src/learn/task.ts'
import { describeHidden } from './describe-hidden.ts'
import { Hints } from './hints.tsx'
import { PageSteps } from './page-steps.tsx'
import { QuestionForm } from './question-form.tsx'
import { splitExcerpts } from './split-excerpts.ts'

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
export function TaskItem({ report, open }: { report: TaskReport; open: TaskReport | undefined }) {
  const { number, task, result } = report
  const isOpen = report === open
  const hidden = describeHidden(report, open)
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
      {hidden && <p class="quiet">{hidden}</p>}
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
        <dt>{isQuestion && !mistake ? 'Your answer' : 'Found'}</dt>
        <dd>
          <Found text={found} />
        </dd>
        <dt>Why it matters</dt>
        <dd>{why}</dd>
        {!isQuestion && (
          <>
            <dt>Next</dt>
            <dd>
              {next}
              <PageSteps text={next} />
              {/\bsave\b|workspace\//.test(next) && (
                <p class="in-page quiet">
                  Here the page saves as you type; <code>workspace/</code> is what is under “Your
                  files”.
                </p>
              )}
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

function Found({ text }: { text: string }) {
  return (
    <>
      {splitExcerpts(text).map(({ kind, text }, place) =>
        kind === 'excerpt' ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
          <pre class="excerpt" tabIndex={0} key={place}>
            {text}
          </pre>
        ) : (
          <p key={place}>{text}</p>
        ),
      )}
    </>
  )
}
