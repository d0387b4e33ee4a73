import type { GoalRow } from '../learn/lesson-report.ts'
import type { Page } from './page.ts'
import { widthOf } from './wide-text.ts'
import { wrapLines } from './wrap-lines.ts'

const GAP = '  '
const NOT_THERE = 'not there'

/** The goal beside what the learner has: first what differs, in two columns, then what is the same. */
export function renderGoal(goal: readonly GoalRow[], page: Page): string {
  const width = Math.floor((page.columns - 2 * GAP.length) / 2)
  const differing = goal.filter(({ same }) => !same)
  const same = goal.filter(({ same }) => same)
  const titles = beside(['the goal'], ['what you have'], width)
  const rule = '─'.repeat(width)
  return [
    ...titles.map((line) => page.paint('bold', line)),
    page.paint('dim', `${GAP}${rule}${GAP}${rule}`),
    ...differing.flatMap(({ object, wanted, found }) => [
      page.paint('red', `✗ ${object}`),
      ...beside(cell(wanted, width), cell(found, width), width),
    ]),
    ...same.map(({ object, wanted }) =>
      page.paint('green', wrapLines(`✓ ${object}  ${wanted ?? NOT_THERE}`, page.columns)[0] ?? ''),
    ),
  ].join('\n')
}

function cell(text: string | undefined, width: number): string[] {
  return wrapLines(text ?? NOT_THERE, width)
}

function beside(left: readonly string[], right: readonly string[], width: number): string[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const text = left[index] ?? ''
    const space = ' '.repeat(Math.max(0, width - widthOf(text)))
    return `${GAP}${text}${space}${GAP}${right[index] ?? ''}`.trimEnd()
  })
}
