import type { SqlResult } from '../lab/sql-answer.ts'
import { describeResult } from './describe-result.ts'
import { LongValue } from './long-value.tsx'
import './sql-result.css'

/** Types of `pg_type` that are numbers, and stand at the right. */
const NUMBERS = new Set([20, 21, 23, 26, 700, 701, 1700])

/** The rows of one statement, or how many it touched. */
export function SqlResultTable({ result }: { result: SqlResult }) {
  const { columns, rows, count } = result
  if (columns.length === 0) {
    return (
      <p class="sql-done">
        <span aria-hidden="true">✓</span> {describeResult(result)}
      </p>
    )
  }
  const title = describeResult(result)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section class="result" aria-label={title} tabIndex={0}>
      <table>
        <caption>
          {title}
          {rows.length < count && `, the first ${rows.length.toLocaleString('en')} shown`}
        </caption>
        <thead>
          <tr>
            {columns.map(({ name, type }, place) => (
              <th scope="col" class={NUMBERS.has(type) ? 'number' : ''} key={place}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((value, place) => (
                <td class={NUMBERS.has(columns[place]?.type ?? 0) ? 'number' : ''} key={place}>
                  <LongValue value={value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
