import { course } from '../../../lessons/course.ts'
import { placeName } from '../../../src/course/find-place.ts'
import { opening, standing, tab } from '../../lab/lab-state.ts'
import { place } from './moves.ts'
import { OutcomePanel } from './outcome-panel.tsx'
import { Rail } from './rail.tsx'
import { RunningLine } from './running-line.tsx'
import { TimelineActions } from './timeline-actions.tsx'
import { UndoLine } from './undo-line.tsx'
import './timeline.css'

/** Where the lab database is, and how to move it: across the top of every view. */
export function Timeline() {
  return (
    <section class="timeline" aria-label="Timeline of the lab database">
      <div class="timeline-head">
        <p class="timeline-place">
          <Standing />
        </p>
        <TimelineActions />
      </div>
      <UndoLine />
      <Rail />
      <RunningLine />
      <OutcomePanel />
    </section>
  )
}

function Standing() {
  const now = standing.value
  if (tab.value !== 'own') return <>The lab database is open in another tab.</>
  if (opening.value.step === 'failed') return <>The lab database could not be opened.</>
  if (!now) return <>The lab database is being opened.</>
  const phase = place.value
  if (phase === undefined) {
    return (
      <>
        The lab database is <b>between phases</b>: its journal and the migrations disagree. Verify
        says why; Undo or Reset puts it right.
      </>
    )
  }
  const pending = course.lessons.length - phase
  return (
    <>
      The lab database is at <b>{placeName({ phase })}</b>
      <span class="quiet">
        : {phase} applied, {pending} pending
      </span>
    </>
  )
}
