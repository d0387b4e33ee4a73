import type { Page } from '../src/terminal/page.ts'
import { renderTable } from '../src/terminal/render-table.ts'
import type { Measured } from './bench.ts'
import type { Row } from './contest.ts'
import type { MemoryRow } from './contests/memory.ts'
import type { TransferRow } from './contests/page/transfer.ts'

/** Everything that was measured: the machine, and a table of each kind. */
export function renderMeasured(measured: Measured, page: Page): string {
  const { machine, runs, rows, memory, page_memory, transfer } = measured
  const tables = [
    rows.length > 0 && renderRows(rows, page),
    memory.length > 0 && renderMemory('peak memory of', memory, page),
    page_memory.length > 0 && renderMemory("memory of the page's process", page_memory, page),
    transfer.length > 0 && renderTransfer(transfer, page),
  ]
  const head = `${renderMachine(machine)}\nmedians of ${runs}\n`
  return [head, tables.filter(Boolean).join('\n\n')].join('\n')
}

function renderMachine(machine: Measured['machine']): string {
  return Object.entries(machine)
    .map(([label, value]) => `${label.padEnd(12)}${value}`)
    .join('\n')
}

function renderRows(rows: readonly Row[], page: Page): string {
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

/** `title` says of what. */
function renderMemory(title: string, rows: readonly MemoryRow[], page: Page): string {
  const columns = [{ title }, { title: 'MB', align: 'right' as const }]
  return renderTable(
    columns,
    rows.map(({ of, megabytes }) => [of, `${megabytes}`]),
    page,
  )
}

function renderTransfer(rows: readonly TransferRow[], page: Page): string {
  const right = 'right' as const
  const columns = [
    { title: 'first visit to the page' },
    { title: 'requests', align: right },
    { title: 'kB', align: right },
  ]
  return renderTable(
    columns,
    rows.map(({ of, requests, kilobytes }) => [of, `${requests}`, `${kilobytes}`]),
    page,
  )
}

function verdict(ratio: number | null, reach: number | null): string {
  if (ratio === null || reach === null) return ''
  return ratio <= reach ? 'reached' : 'missed'
}
