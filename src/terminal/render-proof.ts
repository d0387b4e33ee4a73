import type { FieldProof, Finding, Proof } from '../survival/proof.ts'
import type { Page } from './page.ts'
import { renderTable } from './render-table.ts'

const FINDINGS_SHOWN = 10

/** A proof, a line a field: what was expected, what is there, and in which rows it is not. */
export function renderProof(proof: Proof, page: Page): string {
  const columns = [
    { title: '' },
    { title: 'field' },
    { title: 'column' },
    { title: 'expected', align: 'right' as const },
    { title: 'preserved', align: 'right' as const },
    { title: 'changed', align: 'right' as const },
    { title: 'lost', align: 'right' as const },
  ]
  const rows = proof.fields.map((field) => [
    isPreserved(field) ? '✓' : '✗',
    field.field,
    field.column ?? 'no column',
    ...[field.expected, field.preserved, field.changed, field.lost].map(String),
  ])
  return [renderTable(columns, rows, page), ...renderFindings(proof.findings)].join('\n')
}

/** Which rows and fields, at most ten lines. */
export function renderFindings(findings: readonly Finding[]): string[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const title = `${finding.field ?? 'row'} ${finding.kind}`
    groups.set(title, [...(groups.get(title) ?? []), finding])
  }
  const lines = [...groups].map(([title, group]) => `  ✗ ${title}: ${renderRows(group)}`)
  const more = lines.length - FINDINGS_SHOWN
  return more > 0 ? [...lines.slice(0, FINDINGS_SHOWN), `  … and ${more} more`] : lines
}

function renderRows(findings: readonly Finding[]): string {
  const shown = findings
    .slice(0, FINDINGS_SHOWN)
    .map(({ row, lastRow }) => (row === lastRow ? String(row) : `${row}–${lastRow}`))
  const more = findings.length - shown.length
  const noun = findings.length === 1 && findings[0]?.row === findings[0]?.lastRow ? 'row' : 'rows'
  return `${noun} ${shown.join(', ')}${more > 0 ? ` … and ${more} more` : ''}`
}

function isPreserved({ expected, preserved }: FieldProof): boolean {
  return expected === preserved
}
