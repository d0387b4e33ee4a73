import { Button } from '../../parts/button.tsx'
import type { MomentName } from './moment-text.ts'
import { moment, showMoment } from './run-draft.ts'

const CHOICES: readonly { name: MomentName; title: string }[] = [
  { name: 'before', title: 'Before' },
  { name: 'lost', title: 'After the draft' },
  { name: 'rolled back', title: 'Rolled back' },
]

/** Lets a person look at the names at each moment, for as long as they like. */
export function WallChoice() {
  const { name: shown } = moment.value
  return (
    <fieldset class="actions wall-choice">
      <legend class="unseen">Show the names</legend>
      {CHOICES.map(({ name, title }) => (
        <Button pressed={name === shown} onPress={() => showMoment(name)} key={name}>
          {title}
        </Button>
      ))}
    </fieldset>
  )
}
