import type { HistoryEntry, MigrationDetails, MigrationReport } from '../course/history-report.ts'
import { findFailureReason } from '../history/failure-reason.ts'
import type { Page } from './page.ts'
import { renderSql } from './render-sql.ts'
import { wrapText } from './wide-text.ts'

const INDENT = '           '

/** Every migration, oldest first; `verbose` adds every entry of the journal. */
export function renderHistory(
  reports: readonly MigrationReport[],
  verbose: boolean,
  page: Page,
): string {
  if (reports.length === 0) return 'There is no migration, on disk or in the journal.'
  const blocks = reports.map((report) => renderMigration(report, verbose, page))
  const next = verbose ? 'npm run history -- --show <name>' : 'npm run history -- --verbose'
  return [...blocks, `${page.paint('bold', 'Next:')} ${next}`].join('\n\n')
}

/** One migration with its files and every entry of the journal. */
export function renderMigrationDetails(details: MigrationDetails, page: Page): string {
  const file = (name: string, sql: string | null) => [
    page.paint('bold', `prisma/migrations/${details.name}/${name}`),
    sql === null ? page.paint('dim', '  (there is no such file)') : renderSql(sql, page),
  ]
  return [
    renderMigration(details, true, page),
    ...[file('migration.sql', details.up), file('down.sql', details.down)].map((lines) =>
      lines.join('\n'),
    ),
  ].join('\n\n')
}

function renderMigration(report: MigrationReport, verbose: boolean, page: Page): string {
  const { name, phase, dated, checksum, current, head } = report
  const marks = [current && '← current', head && '(head)'].filter(Boolean).join(' ')
  const place = phase === null ? 'no phase' : `phase ${phase}`
  const title = `${place.padEnd(INDENT.length - 2)}${page.paint('bold', name)}  ${marks}`.trimEnd()
  const entries = verbose ? report.entries.map(renderEntry) : []
  const lines = [
    `dated ${dated ? showMoment(dated) : 'by no timestamp'}, checksum${verbose ? `\n${checksum}` : ` ${checksum.slice(0, 12)}`}`,
    renderState(report),
    ...renderWarnings(report),
    ...entries,
  ]
  return [`  ${title}`, ...lines.flatMap((line) => setIn(line, page))].join('\n')
}

function renderState(report: MigrationReport): string {
  const { state, appliedAt, milliseconds, rolledBackAt } = report
  if (state === 'applied') return `applied ${showMoment(appliedAt)} in ${milliseconds} ms`
  if (state === 'stamped') return `stamped ${showMoment(appliedAt)}: marked as applied, not run`
  if (state === 'rolled back') return `rolled back ${showMoment(rolledBackAt)}, so it is pending`
  if (state !== 'failed') return 'pending'
  const reason = findFailureReason(report.entries.at(-1)?.logs ?? null)
  return `✗ failed: it was started and did not finish${reason ? `\n${reason}` : ''}`
}

function renderWarnings({ edited, onDisk, name }: MigrationReport): string[] {
  if (!onDisk) return ['! it is in the journal and not in prisma/migrations']
  if (!edited) return []
  return [`! its file was changed after it ran: git diff -- prisma/migrations/${name}`]
}

function renderEntry(entry: HistoryEntry): string {
  const { outcome, startedAt, milliseconds, rolledBackAt, logs } = entry
  const took = outcome === 'applied' ? ` in ${milliseconds} ms` : ''
  const undone = rolledBackAt === null ? '' : `\n  rolled back ${showMoment(rolledBackAt)}`
  const said = logs === null ? '' : `\n${logs.trim()}`
  return `· ${showMoment(startedAt)} ${outcome}${took}${undone}${said}`
}

function setIn(text: string, page: Page): string[] {
  const wrapped = wrapText(text, page.columns - INDENT.length, { hard: true, trim: false })
  return wrapped.split('\n').map((line) => INDENT + line)
}

/** To the second, in UTC. */
function showMoment(moment: string | null): string {
  return moment === null ? 'never' : `${moment.slice(0, 19).replace('T', ' ')} UTC`
}
