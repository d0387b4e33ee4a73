import type { Cell, CellDiff, RowDiff } from '../../../src/course/diff-rows.ts'
import { ChangeMark } from '../../../src/html/change-mark.tsx'
import { RowsTable } from '../../../src/html/rows-table.tsx'
import { Value } from '../../../src/html/value.tsx'
import { Diff } from '../../parts/diff.tsx'
import { useMedia } from '../../parts/use-media.ts'

interface RowStripsProps {
  rows: readonly RowDiff[]
  titles: readonly [string, string]
}

/** Some people's rows, before above after, each value with what became of it. */
export function RowStrips({ rows, titles }: RowStripsProps) {
  const isWide = useMedia('(min-width: 62rem)')
  return (
    <Diff>
      {!isWide || rows.length === 0 ? (
        <RowsTable rows={rows} titles={titles} />
      ) : (
        rows.map((row) => <Strip row={row} titles={titles} key={row.id} />)
      )}
    </Diff>
  )
}

function Strip({ row, titles }: { row: RowDiff; titles: readonly [string, string] }) {
  return (
    <table class="strip">
      <caption>Row {row.id}</caption>
      <thead>
        <tr>
          <td />
          {row.cells.map(({ field }) => (
            <th scope="col" key={field}>
              {field}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{titles[0]}</th>
          {row.cells.map(({ field, before }) => (
            <td class={before ? '' : 'none'} key={field}>
              <Content cell={before} />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{titles[1]}</th>
          {row.cells.map((cell) => (
            <After cell={cell} key={cell.field} />
          ))}
        </tr>
      </tbody>
    </table>
  )
}

function After({ cell: { change, after } }: { cell: CellDiff }) {
  return (
    <td class={after ? change : `${change} none`}>
      <ChangeMark change={change} />
      <Content cell={after} />
    </td>
  )
}

function Content({ cell }: { cell: Cell | null }) {
  if (!cell) return <>no column</>
  return (
    <>
      <code class="column">{cell.column}</code>
      <span class="clamp">
        <Value value={cell.value} />
      </span>
    </>
  )
}
