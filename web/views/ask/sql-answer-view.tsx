import type { DatabaseName } from '../../lab/database-name.ts'
import type { SqlAnswer, SqlRefusal } from '../../lab/sql-answer.ts'
import { Notice } from '../../parts/notice.tsx'
import { SqlResultTable } from '../../parts/sql-result-table.tsx'

const NAMES: Readonly<Record<DatabaseName, string>> = {
  lab: 'the lab database',
  own: 'your own database',
}

/** What PostgreSQL answered: a table for each statement that returns rows, or why it refused. */
export function SqlAnswerView(props: { answer: SqlAnswer; database: DatabaseName }) {
  const { answer, database } = props
  if (answer.status === 'refused') return <Refusal refusal={answer.refusal} />
  if (answer.results.length === 0) return <p class="quiet">There was no statement in it.</p>
  return (
    <>
      {answer.results.map((result, place) => (
        <SqlResultTable result={result} key={place} />
      ))}
      {answer.isLeftOpen && (
        <Notice kind="caution" title="The text left its transaction open">
          <p>There is a BEGIN without a COMMIT, so it was rolled back.</p>
        </Notice>
      )}
      <p class="quiet">
        {NAMES[database]}, {answer.milliseconds} ms
      </p>
    </>
  )
}

function Refusal({ refusal }: { refusal: SqlRefusal }) {
  const { message, code, detail, hint, place, excerpt } = refusal
  const where = place ? `, line ${place.line}, column ${place.column}` : ''
  return (
    <Notice kind="trouble" title={`PostgreSQL: ${message}`} role="alert">
      <p class="quiet">
        {code}
        {where}
      </p>
      {excerpt && <pre class="excerpt">{excerpt}</pre>}
      {detail && <p>{detail}</p>}
      {hint && (
        <p>
          <b>Hint:</b> {hint}
        </p>
      )}
      <p>Nothing has changed: the whole text is one transaction, unless it says COMMIT itself.</p>
    </Notice>
  )
}
