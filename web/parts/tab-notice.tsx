import { openCopy, takeOver } from '../lab/lab.ts'
import type { Tab } from '../lab/lab-state.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** The lab is in another tab: two at a time would write over each other. */
export function TabNotice({ tab }: { tab: Exclude<Tab, 'own'> }) {
  const title =
    tab === 'second' ? 'The lab is open in another tab' : 'Another tab has taken the lab over'
  return (
    <Notice kind="caution" title={title} role="alert">
      <p>
        Only one tab at a time keeps the database, so that two don’t write over each other. Use it
        here, and the other tab stops; or look at a copy, which is gone when this tab is closed.
      </p>
      <div class="actions">
        <Button kind="primary" onPress={() => takeOver()}>
          Use it here
        </Button>
        <Button onPress={() => openCopy()}>Open a copy</Button>
      </div>
    </Notice>
  )
}
