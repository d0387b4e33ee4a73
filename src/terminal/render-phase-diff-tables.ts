import type { CatalogDiff } from '../course/diff-catalog.ts'
import type { Cell, Change, RowDiff } from '../course/diff-rows.ts'
import type { Page } from './page.ts'
import { renderTable } from './render-table.ts'
import { showValue } from './show-value.ts'

/** Longer values are cut before they are measured: an embedding alone is 4,000 characters. */
const LONGEST_CELL = 80

const SIGNS: Readonly<Record<Change, string>> = {
  kept: '= kept',
  renamed: '> renamed',
  changed: '~ changed',
  new: '+ new',
  lost: '- lost',
}

/** The objects that differ, a line each; of a changed one the definition before and after. */
export function renderCatalogDiff(diffs: readonly CatalogDiff[], page: Page): string {
  const changed = diffs.filter(({ change }) => change !== 'kept')
  const kept = diffs.length - changed.length
  const unchanged = page.paint('dim', `  = ${kept} ${kept === 1 ? 'object' : 'objects'} unchanged`)
  if (changed.length === 0) return unchanged
  const columns = [{ title: 'what' }, { title: 'object' }, { title: 'definition' }]
  return `${renderTable(columns, changed.flatMap(catalogLines), page)}\n${unchanged}`
}

function catalogLines({ change, before, after }: CatalogDiff): string[][] {
  const object = arrow(before?.object, after?.object)
  const is = showCell((after ?? before)?.definition ?? null)
  if (change !== 'changed') return [[SIGNS[change], object, is]]
  return [
    [SIGNS.changed, object, `- ${showCell(before?.definition ?? null)}`],
    ['', '', `+ ${is}`],
  ]
}

/** Each value of the sampled rows before and after, and what became of it. */
export function renderRowsDiff(rows: readonly RowDiff[], page: Page): string {
  if (rows.length === 0) return page.paint('dim', '  (no rows on either side)')
  const columns = ['row', 'what', 'column', 'before', 'after'].map((title) => ({ title }))
  const lines = rows.flatMap(({ id, cells }) =>
    cells.map(({ change, before, after }, index) => [
      index === 0 ? id : '',
      SIGNS[change],
      arrow(before?.column, after?.column),
      showSide(before),
      showSide(after),
    ]),
  )
  return renderTable(columns, lines, page)
}

/** A side without the column stays empty; NULL is a value and says so. */
function showSide(cell: Cell | null): string {
  return cell === null ? '' : showCell(cell.value)
}

function showCell(value: string | null): string {
  return [...showValue(value)].slice(0, LONGEST_CELL).join('')
}

/** `column users.name → full_name`: the table that both names begin with is said once. */
function arrow(before: string | undefined, after: string | undefined): string {
  if (before === undefined || after === undefined || before === after) return before ?? after ?? ''
  const table = /^column [^.]*\./.exec(before)?.[0] ?? ''
  return `${before} → ${after.startsWith(table) ? after.slice(table.length) : after}`
}
