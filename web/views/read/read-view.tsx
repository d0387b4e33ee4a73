import { Glance } from '../../../src/html/glance.tsx'
import { Answered } from '../../parts/answered.tsx'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Diff } from '../../parts/diff.tsx'
import { sideName } from '../../parts/side-name.ts'
import { SidePicker } from '../../parts/side-picker.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { usePhaseDiff } from '../../parts/use-phase-diff.ts'
import { ViewHead } from '../../parts/view-head.tsx'
import type { ReadPart, Side } from '../../router/route.ts'
import { goInPlace } from '../../router/router.ts'
import { ReadPanel } from './read-panel.tsx'
import './read.css'

const TABS: readonly { name: ReadPart; title: string }[] = [
  { name: 'lesson', title: 'Lesson' },
  { name: 'schema', title: 'schema.prisma' },
  { name: 'sql', title: 'SQL' },
  { name: 'catalog', title: 'Catalog' },
  { name: 'rows', title: 'Rows' },
]

/** Two states of the database side by side, a part at a time; each has an address to be sent. */
export function ReadView({ from, to, part }: { from: Side; to: Side; part: ReadPart }) {
  const show = (change: Partial<{ from: Side; to: Side; part: ReadPart }>) =>
    goInPlace({ view: 'read', from, to, part, ...change })
  return (
    <>
      <ViewHead title={`From ${sideName(from)} to ${sideName(to)}`}>
        <div class="read-choice">
          <SidePicker from={from} to={to} onPick={show} />
          <CopyButton text={location.href} what="the address of this view" title="Copy link" />
        </div>
      </ViewHead>
      <WhatChanged from={from} to={to} />
      <Tabs
        label="What to read"
        tabs={TABS}
        selected={part}
        onSelect={(name) => show({ part: name })}
      >
        <ReadPanel from={from} to={to} part={part} />
      </Tabs>
    </>
  )
}

/** What differs in the catalog, once the database can say it. */
function WhatChanged({ from, to }: { from: Side; to: Side }) {
  const answer = usePhaseDiff(from, to)
  return (
    <section class="what-changed" aria-label="What changed">
      <Answered answer={answer} waiting="Building both phases in a scratch database">
        {({ catalog = [] }) =>
          catalog.some(({ change }) => change !== 'kept') ? (
            <Diff>
              <Glance catalog={catalog} />
            </Diff>
          ) : (
            <p class="quiet">Nothing differs in the catalog.</p>
          )
        }
      </Answered>
    </section>
  )
}
