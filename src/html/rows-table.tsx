import type { Cell, CellDiff, RowDiff } from '../course/diff-rows.ts'
import { ChangeMark } from './change-mark.tsx'
import { Value } from './value.tsx'

/** Sampled rows, value by value: before, what became of it, after. */
export function RowsTable(props: { rows: readonly RowDiff[]; titles: readonly [string, string] }) {
  const { rows, titles } = props
  if (rows.length === 0) return <p class="none">There are no rows on either side.</p>
  return (
    <table class="listing rows">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before: {titles[0]}</th>
          <th scope="col">Change</th>
          <th scope="col">After: {titles[1]}</th>
        </tr>
      </thead>
      {rows.map((row) => (
        <tbody key={row.id}>
          <tr class="row-head">
            <th scope="rowgroup" colSpan={4}>
              Row {row.id}
              {ROW_NOTES[row.change]}
            </th>
          </tr>
          {row.cells.map((cell) => (
            <CellRow cell={cell} key={cell.field} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

const ROW_NOTES: Readonly<Record<RowDiff['change'], string>> = {
  kept: '',
  new: ', a new row',
  lost: ', a lost row',
}

function CellRow({ cell: { field, change, before, after } }: { cell: CellDiff }) {
  return (
    <tr class={change}>
      <th scope="row">{field}</th>
      <Side cell={before} />
      <td class="what">
        <ChangeMark change={change} />
      </td>
      <Side cell={after} />
    </tr>
  )
}

function Side({ cell }: { cell: Cell | null }) {
  if (cell === null) return <td class="none">no column</td>
  return (
    <td>
      <code class="column">{cell.column}</code> <Value value={cell.value} />
    </td>
  )
}
