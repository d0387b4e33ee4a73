import { placeName } from '../../../src/course/find-place.ts'
import type { DatabaseName } from '../../lab/database-name.ts'
import { standing } from '../../lab/lab-state.ts'
import { database } from './asked.ts'

/** Which of the two databases is asked. */
export function DatabaseChoice() {
  const phase = standing.value?.phase
  const where = phase === undefined ? '' : `, at ${placeName({ phase })}`
  return (
    <fieldset class="choices row">
      <legend>Ask</legend>
      <Choice name="lab" title={`the lab database${where}`} />
      <Choice name="own" title="your own, of the view Do" />
    </fieldset>
  )
}

function Choice({ name, title }: { name: DatabaseName; title: string }) {
  return (
    <label>
      <input
        type="radio"
        name="database"
        checked={database.value === name}
        onChange={() => {
          database.value = name
        }}
      />
      {title}
    </label>
  )
}
