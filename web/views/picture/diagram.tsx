import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { useMedia } from '../../parts/use-media.ts'
import { useWidth } from '../../parts/use-width.ts'
import { animateDiagram } from './animate-diagram.ts'
import { Connector } from './connector.tsx'
import { type DiagramLayout, layOutDiagram } from './diagram-layout.ts'
import { EntityCard } from './entity-card.tsx'
import type { ColumnPair } from './entity-columns.ts'

interface DiagramProps {
  pairs: readonly ColumnPair[]
  titles: readonly [string, string]
}

/** The table before and after as two cards; its columns move from the one to the other. */
export function Diagram({ pairs, titles }: DiagramProps) {
  const room = useRef<HTMLDivElement>(null)
  const width = useWidth(room)
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const layout = layOutDiagram(width, pairs)
  const play = () => {
    const svg = room.current?.querySelector('svg')
    if (svg && !isStill) animateDiagram(svg, layout)
  }
  const isThere = width > 0
  useEffect(play, [pairs, isThere])
  return (
    <div class="diagram" ref={room}>
      {isThere && <Drawing pairs={pairs} titles={titles} layout={layout} />}
      {!isStill && (
        <Button kind="quiet" onPress={play}>
          Play again
        </Button>
      )}
    </div>
  )
}

function Drawing({ pairs, titles, layout }: DiagramProps & { layout: DiagramLayout }) {
  const { width, height, right } = layout
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={describe(pairs, titles)}
    >
      <EntityCard side="before" pairs={pairs} title={titles[0]} layout={layout} left={0} />
      {pairs.map((pair) => (
        <Connector pair={pair} layout={layout} key={(pair.before ?? pair.after)?.name} />
      ))}
      <EntityCard side="after" pairs={pairs} title={titles[1]} layout={layout} left={right} />
    </svg>
  )
}

/** The drawing in words. */
function describe(pairs: readonly ColumnPair[], titles: readonly [string, string]): string {
  const columns = pairs.map(({ change, before, after }) =>
    change === 'renamed'
      ? `${before?.name} renamed to ${after?.name}`
      : `${(before ?? after)?.name} ${change}`,
  )
  return `Table users, ${titles[0]} to ${titles[1]}: ${columns.join(', ') || 'no columns'}`
}
