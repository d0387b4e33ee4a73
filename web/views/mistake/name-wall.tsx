import { people } from '../../../lessons/people.ts'
import type { DraftReport } from '../../../src/course/tour.ts'
import { moment, run } from './run-draft.ts'

/** Every person's name, or NULL where the draft has taken it. */
export function NameWall() {
  const lost = run.value?.status === 'done' ? lostRows(run.value.report) : new Set<number>()
  const isGone = moment.value.name === 'lost' || moment.value.name === 'proof'
  return (
    <ol class={`name-wall ${isGone ? 'gone' : ''}`}>
      {people.map(({ name }, index) => (
        <Name name={name} index={index} isLost={isGone && lost.has(index + 1)} key={index} />
      ))}
    </ol>
  )
}

function Name({ name, index, isLost }: { name: string; index: number; isLost: boolean }) {
  return (
    <li class={isLost ? 'lost' : ''} style={{ '--order': index }}>
      {isLost ? <em>NULL</em> : <bdi title={name}>{name}</bdi>}
    </li>
  )
}

/** The rows in which the proof finds no name any more. */
function lostRows({ step }: DraftReport): Set<number> {
  return new Set(
    step.proof.findings
      .filter(({ field, kind }) => field === 'name' && kind === 'lost')
      .flatMap(({ row, lastRow }) =>
        Array.from({ length: lastRow - row + 1 }, (_, place) => row + place),
      ),
  )
}
