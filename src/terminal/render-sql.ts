import type { Page } from './page.ts'
import { wrapText } from './wide-text.ts'

const INDENT = '  '

/** SQL set in by two columns; a line too long for the page goes on below, a comment as a comment. */
export function renderSql(sql: string, page: Page): string {
  return sql
    .trim()
    .split('\n')
    .map((line) => renderLine(line, page))
    .join('\n')
}

function renderLine(line: string, page: Page): string {
  if (line === '') return ''
  const margin = /^(--\s*)?\s*/.exec(line)?.[0] ?? ''
  const text = wrapText(line.slice(margin.length), page.columns - INDENT.length - margin.length)
  return text
    .split('\n')
    .map((part) => `${INDENT}${margin}${part}`.trimEnd())
    .join('\n')
}
