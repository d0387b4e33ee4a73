import type { Change } from '../course/diff-rows.ts'

/** What became of a thing, in a word and a sign; the colour repeats them. */
export function ChangeMark({ change }: { change: Change }) {
  return (
    <span class={`change ${change}`}>
      <span aria-hidden="true">{SIGNS[change]}</span> {change}
    </span>
  )
}

const SIGNS: Readonly<Record<Change, string>> = {
  kept: '=',
  renamed: '→',
  changed: '~',
  new: '+',
  lost: '−',
}
