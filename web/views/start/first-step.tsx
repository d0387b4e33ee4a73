import { course } from '../../../lessons/course.ts'
import { placeName } from '../../../src/course/find-place.ts'
import { standing } from '../../lab/lab-state.ts'
import { Button } from '../../parts/button.tsx'
import { href } from '../../router/route.ts'
import { go } from '../../router/router.ts'
import { canMove, moveTo, place } from '../timeline/moves.ts'

/** The one thing to press, as far as the database has come. */
export function FirstStep() {
  const here = place.value ?? 0
  const isHead = here === course.lessons.length
  const isNew = here === 0 && !standing.value?.undo
  return (
    <div class="first-step">
      {isHead ? (
        <Button kind="primary" onPress={() => go({ view: 'mistake' })}>
          Make the mistake that loses every name
        </Button>
      ) : (
        <Button kind="primary" disabled={!canMove.value} onPress={() => moveTo(here + 1)}>
          {isNew ? 'Run the first migration' : `Go on to phase ${here + 1}`}
        </Button>
      )}
      <p class="quiet">
        {isNew
          ? 'It creates the table, puts the people in, and shows the proof above.'
          : `The database is at ${placeName({ phase: here })}. Each step shows its proof above.`}
      </p>
      <p class="write-yourself">
        <a href={href({ view: 'do', phase: isHead ? 1 : here + 1 })}>
          Or write it yourself: lesson {isHead ? 1 : here + 1}
        </a>
      </p>
    </div>
  )
}
