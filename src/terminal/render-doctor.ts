import type { CheckResult } from '../doctor/check.ts'
import type { Page } from './page.ts'
import { wrapText } from './wide-text.ts'

const MARKS = { ok: '✓', failed: '✗', skipped: '–' } as const
const INKS = { ok: 'green', failed: 'red', skipped: 'dim' } as const
const NAME_COLUMNS = 18

/** One check: a line, more where it takes more, and what to do about it when it failed. */
export function renderCheck({ name, status, detail, fix }: CheckResult, page: Page): string {
  const head = page.paint(INKS[status], `${MARKS[status]} ${name.padEnd(NAME_COLUMNS)}`)
  const text = status === 'skipped' ? `skipped: ${detail}` : detail
  const next = fix === undefined ? [] : [`${page.paint('bold', 'Next:')} ${fix}`]
  const lines = [text, ...next].flatMap((part) => wrap(part, page))
  return lines
    .map((line, index) => (index === 0 ? head : ' '.repeat(NAME_COLUMNS + 2)) + line)
    .join('\n')
}

/** How it stands as a whole. */
export function renderDiagnosis(results: readonly CheckResult[], page: Page): string {
  const failed = results.filter(({ status }) => status === 'failed')
  if (failed.length === 0) return `${page.paint('green', 'All is well.')} Next: npm start`
  const names = failed.map(({ name }) => name).join(', ')
  return page.paint('red', `${failed.length} of ${results.length} checks failed: ${names}.`)
}

function wrap(text: string, page: Page): string[] {
  return wrapText(text, page.columns - NAME_COLUMNS - 2, { hard: true }).split('\n')
}
