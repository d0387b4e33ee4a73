import type { Page } from '../src/terminal/page.ts'
import { renderTable } from '../src/terminal/render-table.ts'
import type { Row } from './contest.ts'
import type { MemoryRow } from './contests/memory.ts'
import type { Machine } from './machine.ts'

export function renderMachine(machine: Machine): string {
  return Object.entries(machine)
    .map(([label, value]) => `${label.padEnd(12)}${value}`)
    .join('\n')
}

export function renderRows(rows: readonly Row[], page: Page): string {
  const right = 'right' as const
  const columns = [
    { title: 'what' },
    { title: 'against' },
    { title: 'ours', align: right },
    { title: 'theirs', align: right },
    { title: 'ratio', align: right },
    { title: 'reach', align: right },
    { title: '' },
  ]
  const cells = rows.map(({ what, against, ours_ms, theirs_ms, ratio, reach }) => [
    what,
    against,
    `${ours_ms} ms`,
    theirs_ms === null ? 'not here' : `${theirs_ms} ms`,
    ratio === null ? '' : `${ratio}`,
    reach === null ? 'shown' : `≤ ${reach}`,
    verdict(ratio, reach),
  ])
  return renderTable(columns, cells, page)
}

export function renderMemory(rows: readonly MemoryRow[], page: Page): string {
  const columns = [{ title: 'peak memory of' }, { title: 'MB', align: 'right' as const }]
  return renderTable(
    columns,
    rows.map(({ of, megabytes }) => [of, `${megabytes}`]),
    page,
  )
}

function verdict(ratio: number | null, reach: number | null): string {
  if (ratio === null || reach === null) return ''
  return ratio <= reach ? 'reached' : 'missed'
}
