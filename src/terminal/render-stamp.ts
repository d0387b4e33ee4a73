import type { StampReport } from '../course/stamp.ts'
import type { Page } from './page.ts'

/** What the journal says now, and what that did not do. */
export function renderStamp(report: StampReport, page: Page): string {
  const { name, purged, marked, unmarked } = report
  const lines = [
    ...(purged > 0 ? [`  - ${purged} entries of the journal removed`] : []),
    ...marked.map((each) => `  + ${each} marked as applied`),
    ...unmarked.map((each) => `  - ${each} marked as rolled back`),
  ]
  if (lines.length === 0) return `The journal says ${name} already.`
  return [
    page.paint('bold', `The journal says ${name} now.`),
    ...lines,
    'No SQL of a migration ran: tables and rows are as they were. Where they are not',
    'what the journal says, status shows the drift.',
    `${page.paint('bold', 'Next:')} npm run status`,
  ].join('\n')
}
