import { useMemo } from 'preact/hooks'
import type { PhaseDiff } from '../../../src/course/diff.ts'
import { Glance } from '../../../src/html/glance.tsx'
import { Answered } from '../../parts/answered.tsx'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Diff } from '../../parts/diff.tsx'
import { sideName } from '../../parts/side-name.ts'
import { SidePicker } from '../../parts/side-picker.tsx'
import { usePhaseDiff } from '../../parts/use-phase-diff.ts'
import { ViewHead } from '../../parts/view-head.tsx'
import type { Side } from '../../router/route.ts'
import { goInPlace } from '../../router/router.ts'
import { Diagram } from './diagram.tsx'
import { entityColumns } from './entity-columns.ts'
import { RowStrips } from './row-strips.tsx'
import { StepLinks } from './step-links.tsx'
import './picture.css'

/** The table as a diagram in two states, and some of its rows, each value with what became of it. */
export function PictureView({ from, to }: { from: Side; to: Side }) {
  const titles = [sideName(from), sideName(to)] as const
  const answer = usePhaseDiff(from, to)
  return (
    <>
      <ViewHead title={`The picture: ${titles[0]} to ${titles[1]}`}>
        <div class="read-choice">
          <SidePicker
            from={from}
            to={to}
            onPick={(sides) => goInPlace({ view: 'picture', from, to, ...sides })}
          />
          <CopyButton text={location.href} what="the address of this view" title="Copy link" />
        </div>
        <StepLinks from={from} to={to} />
      </ViewHead>
      <Answered answer={answer} waiting="Building both phases in a scratch database">
        {(diff) => <Picture diff={diff} titles={titles} />}
      </Answered>
    </>
  )
}

function Picture({ diff, titles }: { diff: PhaseDiff; titles: readonly [string, string] }) {
  const { catalog = [], rows = [] } = diff
  const pairs = useMemo(() => entityColumns(catalog), [catalog])
  return (
    <>
      <div class="picture-top">
        <Diagram pairs={pairs} titles={titles} />
        <Diff>
          <Glance catalog={catalog} />
        </Diff>
      </div>
      <section aria-labelledby="rows-heading">
        <h2 id="rows-heading">Rows, a sample</h2>
        <p class="quiet">
          The names that break careless code: an apostrophe, right to left, an emoji, an injection,
          and a person called NULL.
        </p>
        <RowStrips rows={rows} titles={titles} />
      </section>
    </>
  )
}
