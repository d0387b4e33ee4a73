import { type Place, placeName } from '../course/find-place.ts'
import type { ResetReport } from '../course/reset.ts'
import type { UndoReport } from '../course/undo.ts'
import type { RestorePoint } from '../survival/restore-point.ts'
import type { Page } from './page.ts'
import { renderProof } from './render-proof.ts'
import { renderTable } from './render-table.ts'

export function renderReset(
  { phase, replaced, proof, milliseconds }: ResetReport,
  page: Page,
): string {
  const kept = replaced.isEmpty
    ? '  The database was empty.'
    : `  Replaced ${describe(replaced)}. It is kept: npm run undo brings it back.`
  const table = proof.fields.length > 0 ? [renderProof(proof, page)] : []
  return [
    page.paint('bold', `Reset to ${placeName({ phase })}`),
    kept,
    ...table,
    page.paint('green', `  ✓ committed, exactly the seed (${milliseconds} ms)`),
  ].join('\n')
}

export function renderUndo({ undone, place, left }: UndoReport, page: Page): string {
  const more = left === 0 ? 'Nothing more to undo.' : `${left} more can be undone: npm run undo`
  return `${page.paint('bold', `Back to before: ${undone.before}`)}
The database is at ${describe(place)}. ${more}`
}

export function renderRestorePoints(points: readonly RestorePoint[], page: Page): string {
  if (points.length === 0) return 'Nothing to undo: no reset and no rollback was run.'
  const columns = [
    { title: 'undo' },
    { title: 'when' },
    { title: 'goes back before' },
    { title: 'rows', align: 'right' as const },
  ]
  const lines = points.map(({ at, before, rows }, index) => [
    String(index + 1),
    at.replace(/\..*$/, ''),
    before,
    rows === null ? 'no table' : String(rows),
  ])
  return renderTable(columns, lines, page)
}

function describe({ phase, rows }: Pick<Place, 'phase' | 'rows'>): string {
  return `${placeName({ phase })}${rows === null ? '' : ` with ${rows} rows`}`
}
