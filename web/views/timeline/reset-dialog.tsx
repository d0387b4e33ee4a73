import { useState } from 'preact/hooks'
import { course } from '../../../lessons/course.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { place, resetTo } from './moves.ts'

const PHASES = [{ phase: 0, title: 'no table' }, ...course.lessons]

/** Asks which phase to reset the lab database to. */
export function ResetDialog({ onClose }: { onClose: () => void }) {
  const [phase, setPhase] = useState(place.value ?? 1)
  return (
    <Dialog title="Reset the lab database" onClose={onClose}>
      <p>
        It will hold exactly the hundred people of the seed at the phase you choose. What is there
        now is set aside: <b>Undo</b> brings it back.
      </p>
      <fieldset class="choices">
        <legend>Phase</legend>
        {PHASES.map(({ phase: each, title }) => (
          <label key={each}>
            <input
              type="radio"
              name="reset-phase"
              checked={each === phase}
              onChange={() => setPhase(each)}
            />
            <b>{each === 0 ? 'base' : each}</b> {title}
          </label>
        ))}
      </fieldset>
      <div class="dialog-actions">
        <Button
          kind="primary"
          onPress={() => {
            onClose()
            resetTo(phase)
          }}
        >
          Reset
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </Dialog>
  )
}
