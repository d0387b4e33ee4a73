import { ViewHead } from '../../parts/view-head.tsx'
import { href } from '../../router/route.ts'

/** An address that this page doesn't know. */
export function UnknownView({ address }: { address: string }) {
  return (
    <ViewHead title="There is no such view">
      <p>
        The address ends in <code>{address}</code>, which this page doesn’t know. A part of the link
        may be missing.
      </p>
      <p>
        <a href={href({ view: 'start' })}>To the start</a>
      </p>
    </ViewHead>
  )
}
