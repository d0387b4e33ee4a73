import { useState } from 'preact/hooks'
import { LONGEST_VALUE, Value } from '../../../src/html/value.tsx'
import { Button } from '../../parts/button.tsx'

/** A value; a long one is cut short, and shown whole to whoever asks. */
export function LongValue({ value }: { value: string | null }) {
  const [isWhole, setWhole] = useState(false)
  if (value === null || value.length <= LONGEST_VALUE) return <Value value={value} />
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
