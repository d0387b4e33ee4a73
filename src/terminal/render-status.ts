import type { StatusReport } from '../course/status.ts'
import type { ChangedLines, StatusFinding } from '../course/status-finding.ts'
import type { Page } from './page.ts'
import { showValue } from './show-value.ts'
import { wrapText } from './wide-text.ts'

/** Where the database stands: its phase, what is applied and pending, and each finding with its remedy. */
export function renderStatus(status: StatusReport, page: Page): string {
  const { name, applied, pending, findings } = status
  return [
    page.paint('bold', `The lab database is at ${name}.`),
    ...renderNames('Applied', '✓', applied),
    ...renderNames('Pending', '·', pending),
    ...renderFindings(findings, page),
    renderVerdict(status, page),
  ].join('\n')
}

/** The same in one line. */
export function renderCheck({ name, pending, findings }: StatusReport): string {
  const place = `${name}, ${pending.length} pending`
  if (findings.length === 0) return `ok: ${place}, no drift`
  const kinds = findings.map(({ kind, migration, drift }) =>
    showValue(drift ? `${drift.object} ${drift.kind}` : `${migration ?? 'schema'} ${kind}`),
  )
  return `${count(findings.length)}: ${place}; ${kinds.join('; ')}. Next: npm run status`
}

function renderNames(title: string, mark: string, names: readonly string[]): string[] {
  return names.length > 0
    ? [`${title}:`, ...names.map((name) => `  ${mark} ${showValue(name)}`)]
    : [`${title}: none`]
}

/** Findings that one command mends stand together. */
function renderFindings(findings: readonly StatusFinding[], page: Page): string[] {
  if (findings.length === 0) return []
  const fixes = [...new Set(findings.map(({ fix }) => fix))]
  const groups = fixes.flatMap((fix) => [
    ...findings.filter((finding) => finding.fix === fix).flatMap((each) => renderOne(each, page)),
    `    ${page.paint('bold', 'Next:')} ${showValue(fix)}`,
  ])
  return [`${count(findings.length)}:`, ...groups]
}

function renderOne({ message, changes = [] }: StatusFinding, page: Page): string[] {
  const wrapped = wrapText(showValue(message), page.columns - 4, { hard: true }).split('\n')
  const text = wrapped.map((line, index) => `${index === 0 ? '  ✗ ' : '    '}${line}`)
  return [...text, ...changes.flatMap((change) => renderChange(change, page))]
}

function renderChange({ line, lines }: ChangedLines, page: Page): string[] {
  const painted = lines.map((text) =>
    page.paint(text.startsWith('+') ? 'green' : 'red', `      ${showValue(text)}`),
  )
  return [`    line ${line}:`, ...painted]
}

function renderVerdict({ phase, findings, pending }: StatusReport, page: Page): string {
  if (findings.some(({ fix }) => fix.startsWith('npm run reset'))) {
    return 'What a reset replaces is kept: npm run undo brings it back.'
  }
  if (findings.length > 0) return `Then look again: npm run status`
  const agrees =
    phase === 0 ? 'Nothing is applied, and nothing is there.' : 'The schema is what they make.'
  const next = pending.length > 0 ? 'phase -- next' : 'verify'
  return `${page.paint('green', agrees)} ${page.paint('bold', 'Next:')} npm run ${next}`
}

function count(findings: number): string {
  return findings === 1 ? '1 finding' : `${findings} findings`
}
