import wrapAnsi from 'wrap-ansi'
import type { Problem } from '../problem.ts'
import type { Page } from './page.ts'

/** A Problem as a person reads it: what happened, then what to do. */
export function renderProblem({ code, message, fix }: Problem, page: Page): string {
  const wrap = (text: string) => wrapAnsi(text, page.columns, { trim: false })
  return [
    `${page.paint('red', 'Problem:')} ${wrap(message).trimStart()}`,
    `${page.paint('bold', 'Next:')} ${wrap(fix).trimStart()}`,
    page.paint('dim', code),
  ].join('\n')
}
