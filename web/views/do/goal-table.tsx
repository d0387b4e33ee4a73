import type { GoalRow } from '../../../src/learn/lesson-report.ts'
import { lessonState } from './sitting.ts'

/** The goal beside what is there, first what differs. */
export function GoalTable() {
  const goal = lessonState.value.report?.goal ?? []
  const differing = goal.filter(({ same }) => !same)
  const rows = [...differing, ...goal.filter(({ same }) => same)]
  return (
    <details class="goal" open={differing.length > 0}>
      <summary>
        <h2>The goal beside yours</h2>
        <span class="quiet">{titleOf(goal, differing)}</span>
      </summary>
      {rows.length > 0 && (
        <table class="goal-table">
          <thead>
            <tr>
              <th scope="col">Object</th>
              <th scope="col">The goal</th>
              <th scope="col">What you have</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row row={row} key={row.object} />
            ))}
          </tbody>
        </table>
      )}
    </details>
  )
}

function Row({ row: { object, wanted, found, same } }: { row: GoalRow }) {
  return (
    <tr class={same ? 'same' : 'differing'}>
      <th scope="row">
        <span aria-hidden="true">{same ? '✓' : '✗'}</span>
        <span class="unseen">{same ? 'the same: ' : 'differs: '}</span> {object}
      </th>
      <td>
        <Definition text={wanted} />
      </td>
      <td>
        <Definition text={found} />
      </td>
    </tr>
  )
}

function Definition({ text }: { text: string | undefined }) {
  return text === undefined ? <span class="none">not there</span> : <code>{text}</code>
}

function titleOf(goal: readonly GoalRow[], differing: readonly GoalRow[]): string {
  if (goal.length === 0) return 'Nothing of yours has run yet.'
  return differing.length === 0
    ? 'They are the same.'
    : `${differing.length} of ${goal.length} differ.`
}
