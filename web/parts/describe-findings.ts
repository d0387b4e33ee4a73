import type { Finding } from '../../src/survival/proof.ts'

const SHOWN = 10

/** Which rows and fields, a line for each field and kind: `name lost in rows 1, 2, 3 … and 97 more`. */
export function describeFindings(findings: readonly Finding[]): string[] {
  const titles = new Set(findings.map(titleOf))
  return [...titles].map((title) => {
    const group = findings.filter((finding) => titleOf(finding) === title)
    return `${title} in ${rowsOf(group)}`
  })
}

function titleOf({ field, kind }: Finding): string {
  return `${field ?? 'row'} ${kind}`
}

function rowsOf(findings: readonly Finding[]): string {
  const shown = findings
    .slice(0, SHOWN)
    .map(({ row, lastRow }) => (row === lastRow ? String(row) : `${row}–${lastRow}`))
  const more = findings.length - shown.length
  const isOne = findings.length === 1 && findings[0]?.row === findings[0]?.lastRow
  return `${isOne ? 'row' : 'rows'} ${shown.join(', ')}${more > 0 ? ` … and ${more} more` : ''}`
}
