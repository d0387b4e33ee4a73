import { TABLE } from '../../../src/course/lineage-at.ts'
import { countOf, type DiagramLayout, HEAD_HEIGHT } from './diagram-layout.ts'
import type { ColumnPair, EntityColumn } from './entity-columns.ts'

interface EntityCardProps {
  side: 'before' | 'after'
  pairs: readonly ColumnPair[]
  title: string
  layout: DiagramLayout
  left: number
}

/** One state of the table: its name, and a row for each column. */
export function EntityCard({ side, pairs, title, layout, left }: EntityCardProps) {
  const { cardWidth, rowHeight } = layout
  const count = countOf(pairs, side)
  const height = HEAD_HEIGHT + Math.max(count, 1) * rowHeight
  return (
    <g class={`entity ${side}`} transform={`translate(${left} 0)`}>
      <rect class="entity-frame" x={1} y={1} width={cardWidth - 2} height={height} rx={8} />
      <path class="entity-line" d={`M1 ${HEAD_HEIGHT}H${cardWidth - 1}`} />
      <text class="entity-name" x={12} y={19}>
        {count === 0 ? 'no table' : TABLE}
      </text>
      <text class="entity-phase" x={12} y={36}>
        {title}
      </text>
      {pairs.map((pair) => {
        const column = pair[side]
        return (
          column && (
            <Row column={column} pair={pair} side={side} layout={layout} key={column.name} />
          )
        )
      })}
    </g>
  )
}

interface RowProps extends Pick<EntityCardProps, 'side' | 'layout'> {
  column: EntityColumn
  pair: ColumnPair
}

function Row({ column, pair, side, layout }: RowProps) {
  const top = HEAD_HEIGHT + column.place * layout.rowHeight
  const lines = [column.type, column.key].filter(Boolean)
  const from = side === 'after' ? pair.before : undefined
  return (
    <g transform={`translate(0 ${top})`}>
      <g
        class={`entity-row ${pair.change}`}
        data-side={side}
        data-from={from?.place}
        data-place={column.place}
      >
        {from && from.name !== column.name && (
          <text class="column-name was" x={12} y={21}>
            {from.name}
          </text>
        )}
        <text class="column-name" x={12} y={21}>
          {column.name}
        </text>
        {(layout.isNarrow ? lines : [lines.join(' · ')]).map((line, place) => (
          <text class="column-type" x={12} y={39 + 16 * place} key={line}>
            {line}
          </text>
        ))}
      </g>
    </g>
  )
}
