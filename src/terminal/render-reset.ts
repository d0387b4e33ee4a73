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

export function renderUndo({ undone, replaced, place, left }: UndoReport, page: Page): string {
  const [title, command, opposite] = undone.undone
    ? ['Again after', 'npm run undo -- --redo', 'npm run undo']
    : ['Back to before', 'npm run undo', 'npm run undo -- --redo']
  const more = left === 0 ? 'Nothing more of that.' : `${left} more: ${command}`
  return `${page.paint('bold', `${title}: ${undone.before}`)}
Replaced ${describe(replaced)}${describeChanges(replaced)}. It is kept: ${opposite} brings it back.
The database is at ${describe(place)}. ${more}`
}

function describeChanges({ changes }: UndoReport['replaced']): string {
  if (changes === null) return ''
  const rows = changes === 1 ? '1 row' : changes === 0 ? 'no row' : `${changes} rows`
  return `, ${rows} of it changed since the last step`
}

export function renderRestorePoints(points: readonly RestorePoint[], page: Page): string {
  const [done, undone] = [points.filter((point) => !point.undone), points.filter((p) => p.undone)]
  const tables = [
    done.length > 0
      ? renderPoints(done, ['undo', 'goes back before'], page)
      : 'Nothing to undo: no reset and no rollback was run, or all are undone.',
    ...(undone.length > 0 ? [renderPoints(undone, ['redo', 'was undone'], page)] : []),
  ]
  return tables.join('\n')
}

function renderPoints(
  points: readonly RestorePoint[],
  [number = '', what = '']: readonly string[],
  page: Page,
): string {
  const columns = [
    { title: number },
    { title: 'when' },
    { title: what },
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

function describe(place: Pick<Place, 'phase' | 'name' | 'rows'>): string {
  const { rows } = place
  return `${placeName(place)}${rows === null ? '' : ` with ${rows} rows`}`
}
