import type { TaskReport } from '../learn/lesson-report.ts'
import { findTaskState } from '../learn/session/task-state.ts'
import type { Question } from '../learn/task.ts'
import type { Page } from './page.ts'
import { putCommandApart } from './put-command-apart.ts'
import { cutText } from './wide-text.ts'
import { hangText, wrapLines } from './wrap-lines.ts'

const MARGIN = '  '
const LABEL_COLUMNS = 12

/** The task to work on: what is wrong and what to do, or the question with its keys. */
export function renderOpenTask(report: TaskReport, page: Page): string {
  return openTaskLines(report, page).join('\n')
}

/** The same in lines. In less `room` than it needs the reasons give way first; what to do next stays. */
export function openTaskLines(report: TaskReport, page: Page, room = Infinity): string[] {
  const { task, result } = report
  const title = renderTitle(report, page)
  const question = task.question ? renderQuestion(task.question, page) : []
  if (result.status !== 'failed') return [...title, ...question]
  const { expected, found, why, next } = result
  const parts = {
    expected: renderPart('expected', expected, page),
    found: renderPart('found', found, page),
    why: renderPart('why', why, page),
    // What comes next after a wrong answer is another one; the keys stand below.
    next: task.question ? [] : renderPart('next', putCommandApart(next), page),
  }
  let missing = title.length + question.length + Object.values(parts).flat().length - room
  for (const name of ['why', 'found', 'expected'] as const) {
    const lines = parts[name]
    const kept = Math.max(1, lines.length - Math.max(0, missing))
    missing -= lines.length - kept
    if (kept < lines.length) parts[name] = [...lines.slice(0, kept - 1), `${lines[kept - 1]} …`]
  }
  return [...title, ...Object.values(parts).flat(), ...question]
}

/** The same in two lines, for the top of something else. */
export function shortTaskLines(report: TaskReport, page: Page): string[] {
  const { task, result } = report
  const text = result.status === 'failed' ? result.found : (task.question?.text ?? '')
  const label = result.status === 'failed' ? 'found' : 'question'
  const lines = [renderTitle(report, page), renderPart(label, text, page)]
  return lines.map(([first = '', ...more]) =>
    cutText(more.length > 0 ? `${first} …` : first, page.columns),
  )
}

function renderTitle({ number, task, result }: TaskReport, page: Page): string[] {
  const { mark, color } = MARKS[result.status]
  const text = `${mark} Task ${number}: ${task.title}`
  return hangText('', text, page.columns, MARGIN.length).map((line) =>
    page.paint('bold', page.paint(color, line)),
  )
}

function renderPart(label: string, text: string, page: Page): string[] {
  const space = ' '.repeat(LABEL_COLUMNS - MARGIN.length - label.length)
  return hangText(
    MARGIN + page.paint('dim', label) + space,
    text,
    // Room for the mark of a cut.
    page.columns - 2,
    LABEL_COLUMNS,
  )
}

function renderQuestion({ text, options }: Question, page: Page): string[] {
  return [
    ...wrapLines(text, page.columns - MARGIN.length).map((line) => MARGIN + line),
    ...options.flatMap(({ key, text }) =>
      hangText(`    ${page.paint('bold', key)}  `, text, page.columns, 7),
    ),
  ]
}

const MARKS = {
  passed: { mark: '✓', word: 'passed', color: 'green' },
  failed: { mark: '✗', word: 'failed', color: 'red' },
  'to do': { mark: '·', word: 'to do', color: 'dim' },
  unanswered: { mark: '?', word: 'question', color: 'yellow' },
} as const

/** One task in the list: a mark, and the same in a word. */
export function renderTaskLine(report: TaskReport, isOpen: boolean, page: Page): string {
  const { mark, word, color } = MARKS[findTaskState(report, isOpen)]
  const line = `${mark} ${report.number} ${word.padEnd(8)}  ${report.task.title}`
  return page.paint(color, cutText(line, page.columns))
}
