import type { Task } from '../../../src/learn/task.ts'
import { Button } from '../../parts/button.tsx'
import { PageSteps } from './page-steps.tsx'
import { lessonState, showHint } from './sitting.ts'

/** Hints about the open task, one more at each press, and where to read on. */
export function Hints({ task }: { task: Task }) {
  const shown = lessonState.value.hints
  const isMore = shown < task.hints.length
  return (
    <div class="hints">
      {shown > 0 && (
        <ol aria-label="Hints" aria-live="polite">
          {task.hints.slice(0, shown).map((hint) => (
            <li key={hint}>
              {hint}
              <PageSteps text={hint} />
            </li>
          ))}
        </ol>
      )}
      <div class="actions">
        <Button kind="quiet" disabled={!isMore} onPress={showHint}>
          {isMore ? `Hint ${shown + 1} of ${task.hints.length}` : 'No more hints'}
        </Button>
      </div>
      <ul class="task-links" aria-label="To read on">
        {task.links.map(({ title, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
