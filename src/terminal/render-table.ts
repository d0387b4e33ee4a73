import type { Page } from './page.ts'
import { cutText, widthOf } from './wide-text.ts'

const GAP = '  '

export interface TableColumn {
  title: string
  align?: 'left' | 'right'
}

/**
 * A table that fits the page: the widest columns give way first, and what doesn't fit ends in an
 * ellipsis. Cells are measured as terminals draw them (emoji, combining marks, wide characters).
 */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  page: Page,
): string {
  const widths = fitWidths(
    columns.map(({ title }, index) =>
      Math.max(widthOf(title), ...rows.map((row) => widthOf(row[index] ?? ''))),
    ),
    page.columns - GAP.length * columns.length,
  )
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, index) => pad(cells[index] ?? '', widths[index] ?? 0, align))
      .join(GAP)
      .trimEnd()
  const head = page.paint('bold', line(columns.map(({ title }) => title)))
  const rule = page.paint('dim', widths.map((width) => '─'.repeat(width)).join(GAP))
  return [head, rule, ...rows.map(line)].map((text) => GAP + text).join('\n')
}

function fitWidths(wanted: readonly number[], available: number): number[] {
  const widths = [...wanted]
  while (widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length) > available) {
    const widest = Math.max(...widths)
    if (widest <= 4) break
    widths[widths.indexOf(widest)] = widest - 1
  }
  return widths
}

function pad(cell: string, width: number, align: TableColumn['align']): string {
  const text = cutText(cell, width)
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'right' ? space + text : text + space
}
