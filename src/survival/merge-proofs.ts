import type { FieldProof, Finding, Proof } from './proof.ts'

/**
 * One proof of two: `base` covers the whole table; `other` may add fields, and findings for rows
 * that `base` thought in order. No value is counted twice.
 */
export function mergeProofs(base: Proof, other: Proof): Proof {
  const added = other.findings.filter((finding) => !isCovered(finding, base.findings))
  const findings = [...base.findings, ...added].sort((a, b) => a.row - b.row)
  const known = new Set(base.fields.map(({ field }) => field))
  return {
    rows: base.rows,
    fields: [
      ...base.fields.map((proof) => withFindings(proof, added)),
      ...other.fields.filter(({ field }) => !known.has(field)),
    ],
    survived: findings.length === 0,
    findings,
  }
}

function isCovered(finding: Finding, findings: readonly Finding[]): boolean {
  return findings.some(
    ({ row, lastRow, field, kind }) =>
      kind !== 'added' &&
      row <= finding.row &&
      finding.lastRow <= lastRow &&
      (field === undefined || field === finding.field),
  )
}

function withFindings(proof: FieldProof, findings: readonly Finding[]): FieldProof {
  const count = (kind: Finding['kind']) =>
    findings.filter(
      (finding) =>
        finding.kind === kind && (finding.field === undefined || finding.field === proof.field),
    ).length
  const [changed, lost] = [count('changed'), count('lost')]
  return {
    ...proof,
    preserved: Math.max(0, proof.preserved - changed - lost),
    changed: proof.changed + changed,
    lost: proof.lost + lost,
  }
}
