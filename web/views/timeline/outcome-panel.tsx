import { useEffect } from 'preact/hooks'
import { placeName } from '../../../src/course/find-place.ts'
import { standing } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ProofTable } from '../../parts/proof-table.tsx'
import type { ViewName } from '../../router/route.ts'
import { route } from '../../router/router.ts'
import { type Outcome, outcome } from './moves.ts'
import { StepCard } from './step-card.tsx'
import { Verified } from './verified.tsx'

/** What the timeline did last, with its proof; until it is closed, or another view is opened. */
export function OutcomePanel() {
  const now = outcome.value
  useComeIntoView(now)
  useCloseWithView(route.value.view)
  if (!now || (now.kind === 'move' && now.steps.length === 0 && !now.isOver)) return null
  if (now.kind === 'failed') return <ProblemNotice problem={now.problem} onClose={closeHere} />
  return (
    <section class="outcome" aria-label="What just happened">
      <div class="outcome-body">
        <Body outcome={now} />
      </div>
      <Button kind="quiet" label="Close what just happened" onPress={closeHere}>
        Close
      </Button>
    </section>
  )
}

function close(): void {
  outcome.value = undefined
}

/** The button that closes goes as well: who pressed it is put where the database is. */
function closeHere(): void {
  close()
  document.querySelector<HTMLElement>('.rail [aria-current]')?.focus()
}

/** What was done is not in the way of what is read next. */
function useCloseWithView(view: ViewName): void {
  useEffect(() => {
    return () => {
      const now = outcome.peek()
      if (now?.kind !== 'move' || now.isOver) close()
    }
  }, [view])
}

/** Whoever moved the database from further down the page sees what it did. */
function useComeIntoView(now: Outcome | undefined): void {
  useEffect(() => {
    const timeline = document.querySelector('.timeline')
    if (now && timeline && timeline.getBoundingClientRect().top < 0) timeline.scrollIntoView()
  }, [now])
}

function Body({ outcome: now }: { outcome: Exclude<Outcome, { kind: 'failed' }> }) {
  if (now.kind === 'move') return <Moved outcome={now} />
  if (now.kind === 'reset') return <Reset outcome={now} />
  return now.kind === 'verify' ? <Verified outcome={now} /> : <Undone outcome={now} />
}

function Moved({ outcome: { steps, phase } }: { outcome: Outcome & { kind: 'move' } }) {
  if (steps.length === 0) return <p>The database is at {placeName({ phase })} already.</p>
  return (
    <>
      {steps.map((step, place) => (
        <StepCard step={step} isLast={place === steps.length - 1} key={`${step.from} ${step.to}`} />
      ))}
    </>
  )
}

function Undone({ outcome: { kind, report } }: { outcome: Outcome & { kind: 'undo' | 'redo' } }) {
  const { undone, place, left } = report
  const isUndo = kind === 'undo'
  const rows = place.rows === null ? '' : ` with ${place.rows} rows`
  const more = isUndo ? 'undone' : 'brought back'
  return (
    <>
      <p class="outcome-title">
        {isUndo ? 'Back to before' : 'Again as after'}: {undone.before}
      </p>
      <p>
        The database is at {placeName(place)}
        {rows}. {left === 0 ? `Nothing more can be ${more}.` : `${left} more can be ${more}.`}
        {isUndo && standing.value?.redo && ' Redo brings back what was undone.'}
      </p>
    </>
  )
}

function Reset({ outcome: { report } }: { outcome: Outcome & { kind: 'reset' } }) {
  const { phase, replaced, proof, milliseconds } = report
  const rows = replaced.rows === null ? '' : ` with ${replaced.rows} rows`
  return (
    <>
      <p class="outcome-title">
        Reset to {placeName({ phase })}: exactly the seed{' '}
        <span class="quiet">{milliseconds} ms</span>
      </p>
      <p>
        {replaced.isEmpty
          ? 'The database was empty.'
          : `Replaced ${placeName(replaced)}${rows}. It is kept: Undo brings it back.`}
      </p>
      {proof.fields.length > 0 && <ProofTable proof={proof} caption="Proof of the seed" />}
    </>
  )
}
