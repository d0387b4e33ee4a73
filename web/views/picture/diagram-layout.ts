import type { ColumnPair } from './entity-columns.ts'

/** Where things stand in the diagram, in pixels. */
export interface DiagramLayout {
  width: number
  height: number
  cardWidth: number
  /** Left edge of the right card. */
  right: number
  rowHeight: number
  /** Whether a card is too narrow for type and key in one line. */
  isNarrow: boolean
}

export const HEAD_HEIGHT = 44
const EMPTY_ROWS = 2
const NARROW_CARD = 200

/** The diagram in a room of a width: two cards, and between them space for what became of each column. */
export function layOutDiagram(room: number, pairs: readonly ColumnPair[]): DiagramLayout {
  const width = Math.min(room, 820)
  const cardWidth = Math.min(270, Math.max(124, (width - 72) / 2))
  const isNarrow = cardWidth < NARROW_CARD
  const rowHeight = isNarrow ? 66 : 52
  const rows = Math.max(EMPTY_ROWS, countOf(pairs, 'before'), countOf(pairs, 'after'))
  return {
    width,
    height: HEAD_HEIGHT + rows * rowHeight + 2,
    cardWidth,
    right: width - cardWidth,
    rowHeight,
    isNarrow,
  }
}

/** The middle of a row. */
export function rowMiddle({ rowHeight }: DiagramLayout, place: number): number {
  return HEAD_HEIGHT + (place + 0.5) * rowHeight
}

export function countOf(pairs: readonly ColumnPair[], side: 'before' | 'after'): number {
  return pairs.filter((pair) => pair[side]).length
}
