import { type Standing, standing } from '../../lab/lab-state.ts'
import { place } from './moves.ts'

/** Characters of typed SQL that tell which it was; the button's title says all of it. */
const TEXT_SHOWN = 30

/** Where Undo leads, before it is pressed; or why there is nothing to undo. */
export function UndoLine() {
  const now = standing.value
  return <p class="undo-line">{now && <Words standing={now} />}</p>
}

function Words({ standing: { undo: before, undoKind } }: { standing: Standing }) {
  if (before === undefined) {
    return place.value === 0
      ? 'Nothing to undo yet.'
      : 'Nothing to undo: steps up are undone by Down.'
  }
  if (undoKind !== 'sql') return `Undo goes back to before: ${before}, and what came after it.`
  return (
    <>
      <span class="wide">Changed by typed SQL: Verify compares it. </span>
      Undo goes back to before: <code>{shorten(before)}</code>, and what came after it.
    </>
  )
}

function shorten(sql: string): string {
  const characters = Array.from(sql.replace(/\s+/g, ' '))
  return characters.length > TEXT_SHOWN
    ? `${characters.slice(0, TEXT_SHOWN).join('')}…`
    : characters.join('')
}
