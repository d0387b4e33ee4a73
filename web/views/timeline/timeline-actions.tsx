import { useState } from 'preact/hooks'
import { course } from '../../../lessons/course.ts'
import { standing } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { canMove, moveTo, place, redo, undo, verify } from './moves.ts'
import { ResetDialog } from './reset-dialog.tsx'

/** What can be done with the lab database beside going straight to a phase. */
export function TimelineActions() {
  const [isResetting, setResetting] = useState(false)
  const here = place.value
  const before = standing.value?.undo
  return (
    <>
      <div class="timeline-actions">
        <Button
          onPress={() => here !== undefined && moveTo(here - 1)}
          disabled={!canMove.value || !here}
          label="Down one phase"
        >
          <span aria-hidden="true">←</span> Down
        </Button>
        <Button
          onPress={() => here !== undefined && moveTo(here + 1)}
          disabled={!canMove.value || here === undefined || here >= course.lessons.length}
          label="Up one phase"
        >
          Up <span aria-hidden="true">→</span>
        </Button>
        <Button
          onPress={verify}
          disabled={!canMove.value}
          title="Proves every value that should be there, and looks at the schema"
        >
          Verify
        </Button>
        <Button
          onPress={undo}
          disabled={!canMove.value || !before}
          title={
            before
              ? `Goes back to before: ${before}`
              : 'Nothing to undo: steps up are undone by Down'
          }
        >
          Undo
        </Button>
        <RedoButton />
        <Button onPress={() => setResetting(true)} disabled={!canMove.value}>
          Reset…
        </Button>
      </div>
      {isResetting && <ResetDialog onClose={() => setResetting(false)} />}
    </>
  )
}

/** Takes the last undo back; there is none most of the time, and room for it is scarce. */
function RedoButton() {
  const undone = standing.value?.redo
  if (!undone) return null
  return (
    <Button
      onPress={redoHere}
      disabled={!canMove.value}
      title={`Brings back what was undone: ${undone}`}
    >
      Redo
    </Button>
  )
}

/** The button may go with what it did: who pressed it is put where the database is. */
async function redoHere(): Promise<void> {
  await redo()
  if (!standing.value?.redo) document.querySelector<HTMLElement>('.rail [aria-current]')?.focus()
}
