import type { Problem } from '../problem.ts'
import type { Page } from './page.ts'
import { wrapText } from './wide-text.ts'

/** A Problem as a person reads it: what happened, then what to do. */
export function renderProblem({ code, message, fix }: Problem, page: Page): string {
  const wrap = (text: string) => wrapText(text, page.columns, { hard: true })
  return [
    wrap(`${page.paint('red', 'Problem:')} ${message}`),
    // Not wrapped: a command has to stay one that can be copied.
    `${page.paint('bold', 'Next:')} ${fix}`,
    page.paint('dim', code),
  ].join('\n')
}
