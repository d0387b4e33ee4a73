import { useState } from 'preact/hooks'
import { LONGEST_VALUE, Value } from '../../src/html/value.tsx'
import { Button } from './button.tsx'

/** Units of a string beyond which a page could not draw it in a moment. */
const LONGEST_WHOLE = 100_000

/** A value; a long one is cut short, and shown whole to whoever asks, if a page can draw it. */
export function LongValue({ value }: { value: string | null }) {
  const [isWhole, setWhole] = useState(false)
  if (value === null || value.length <= LONGEST_VALUE) return <Value value={value} />
  if (value.length > LONGEST_WHOLE) return <Value value={value} />
  if (isWhole) return <bdi class="value long">{value}</bdi>
  return (
    <span class="long">
      <Value value={value} />{' '}
      <Button kind="quiet" onPress={() => setWhole(true)}>
        Show all
      </Button>
    </span>
  )
}
