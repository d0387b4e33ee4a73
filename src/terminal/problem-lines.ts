import type { Problem } from '../problem.ts'
import type { Page } from './page.ts'
import { renderProblem } from './render-problem.ts'
import { wrapText } from './wide-text.ts'

/** A Problem in lines that fit the page, for a screen whose lines are counted. */
export function problemLines(problem: Problem, page: Page): string[] {
  return renderProblem(problem, page)
    .split('\n')
    .flatMap((line) => wrapText(line, page.columns, { hard: true }).split('\n'))
}
