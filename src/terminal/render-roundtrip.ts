import type { RoundTrip } from '../course/roundtrip.ts'
import type { RoundTripFinding } from '../course/roundtrip-findings.ts'
import { describeDrift } from '../history/drift-text.ts'
import type { Page } from './page.ts'
import { renderTable } from './render-table.ts'
import { showValue } from './show-value.ts'
import { wrapText } from './wide-text.ts'

/** What became of each migration on its way up, down and up again. */
export function renderRoundTrip(trips: readonly RoundTrip[], page: Page): string {
  const columns = [{ title: '#' }, { title: 'migration' }, { title: 'lost by down' }]
  const rows = trips.map(({ phase, migration, loses, holds }) => [
    `${holds ? '✓' : '✗'} ${phase ?? ''}`.trimEnd(),
    migration,
    phase === 1 ? 'every row' : loses.join(', ') || 'nothing',
  ])
  const broken = trips.filter(({ holds }) => !holds)
  return [
    page.paint('bold', 'Each migration: up, down and up again, with the seed in the table'),
    renderTable(columns, rows, page),
    ...broken.flatMap((trip) => renderBroken(trip, page)),
    ...(broken.length > 0 ? [] : [page.paint('green', renderHolds(trips))]),
  ].join('\n')
}

function renderHolds(trips: readonly RoundTrip[]): string {
  const values = trips.reduce((sum, trip) => sum + trip.values, 0)
  return `As before: the catalog, and ${values} values; but for what a down is declared to lose.`
}

const WORDS = { unexpected: 'was not there before', expected: 'before it was' }

function renderBroken({ migration, findings }: RoundTrip, page: Page): string[] {
  const folder = `prisma/migrations/${migration}`
  const lines = findings.flatMap((finding) => {
    const text = showValue(`after ${finding.after}: ${describe(finding)}`)
    const wrapped = wrapText(text, page.columns - 4, { hard: true }).split('\n')
    return wrapped.map((line, index) => `${index === 0 ? '  ✗ ' : '    '}${line}`)
  })
  return [
    page.paint('bold', migration),
    ...lines,
    `    ${page.paint('bold', 'Next:')} mend it, or restore it: git checkout -- ${folder}`,
  ]
}

function describe({ drift, field, lost, changed, rows }: RoundTripFinding): string {
  if (drift) return describeDrift(drift, WORDS)
  if (rows) return `${rows.found} rows; before there were ${rows.expected}`
  return `${field} lost ${lost} and changed ${changed} of its values`
}
