import type { SampleRow } from '../course/step-report.ts'
import type { Page } from './page.ts'
import { renderTable } from './render-table.ts'
import { showValue } from './show-value.ts'

/** Longer values are cut before they are measured: an embedding alone is 4,000 characters. */
const LONGEST_CELL = 80

/** Rows of the table as they are, a line each. */
export function renderRows(rows: readonly SampleRow[], page: Page): string {
  const names = Object.keys(rows[0] ?? {})
  if (names.length === 0) return page.paint('dim', '  (no table)')
  const cells = rows.map((row) =>
    names.map((name) => [...showValue(row[name])].slice(0, LONGEST_CELL).join('')),
  )
  return renderTable(
    names.map((title) => ({ title })),
    cells,
    page,
  )
}
