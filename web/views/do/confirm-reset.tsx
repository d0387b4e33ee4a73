import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { resetLesson } from './enter-lesson.ts'
import { resetDatabase } from './work.ts'
import { currentLesson } from './workspace.ts'

type What = 'reset lesson' | 'reset database'

/** Asks before something is put back to the start of the lesson. */
export function ConfirmReset({ what, onClose }: { what: What; onClose: () => void }) {
  const { phase } = currentLesson()
  const isLesson = what === 'reset lesson'
  const title = isLesson ? `Reset lesson ${phase}` : 'Reset your database'
  return (
    <Dialog title={title} onClose={onClose}>
      <p>
        {isLesson
          ? `Your files and your own database go back to the start of lesson ${phase}. Your files are kept under “Earlier versions”.`
          : `Your own database goes back to the start of lesson ${phase}. Your files stay as they are: press Run to apply them again.`}
      </p>
      <div class="dialog-actions">
        <Button
          kind="primary"
          onPress={() => {
            onClose()
            if (isLesson) resetLesson()
            else resetDatabase()
          }}
        >
          Reset
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </Dialog>
  )
}
