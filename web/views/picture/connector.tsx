import type { Change } from '../../../src/course/diff-rows.ts'
import { type DiagramLayout, rowMiddle } from './diagram-layout.ts'
import type { ColumnPair } from './entity-columns.ts'

/** What became of a column: a line to where it is now, and in its middle the change as a shape and a word. */
export function Connector({ pair, layout }: { pair: ColumnPair; layout: DiagramLayout }) {
  const { change, before, after } = pair
  const { cardWidth, right } = layout
  const [y1, y2] = [
    rowMiddle(layout, (before ?? after)?.place ?? 0),
    rowMiddle(layout, (after ?? before)?.place ?? 0),
  ]
  const middle = (cardWidth + right) / 2
  const start = before ? cardWidth : middle
  const end = after ? right : middle
  return (
    <g class={`connector ${change}`}>
      <path d={`M${start} ${y1}C${middle} ${y1} ${middle} ${y2} ${end} ${y2}`} pathLength={1} />
      <g transform={`translate(${middle} ${(y1 + y2) / 2 - 5})`}>
        <g class="connector-mark">
          <path class="connector-shape" d={SHAPES[change]} />
          <path class="connector-sign" d={SIGNS[change]} />
          <text y={24} text-anchor="middle">
            {change}
          </text>
        </g>
      </g>
    </g>
  )
}

/** An outline for each change: a circle for new, a square for lost, an arrow for renamed … */
const SHAPES: Readonly<Record<Change, string>> = {
  kept: 'M-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0',
  renamed: 'M-13 -10H5L14 0L5 10H-13Z',
  changed: 'M0 -13L13 0L0 13L-13 0Z',
  new: 'M-11 0a11 11 0 1 0 22 0a11 11 0 1 0 -22 0',
  lost: 'M-10 -10H10V10H-10Z',
}

const SIGNS: Readonly<Record<Change, string>> = {
  kept: 'M-4 -2.5H4M-4 2.5H4',
  renamed: 'M-8 0H4M0 -4L4 0L0 4',
  changed: 'M-5 2C-3 -4 3 4 5 -2',
  new: 'M-5 0H5M0 -5V5',
  lost: 'M-5 -5L5 5M5 -5L-5 5',
}
