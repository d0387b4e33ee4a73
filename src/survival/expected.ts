import type { Database, Parameter } from '../database/database.ts'
import { quoteIdentifier } from '../database/quote.ts'
import { tableOf } from './fingerprint.ts'
import type { Lineage } from './lineage.ts'
import type { FieldProof, Finding, Proof } from './proof.ts'

/** Values that have to be in the table: a query that returns `key`, then a text column a field. */
export interface Expectation {
  fields: readonly string[]
  sql: string
  parameters: readonly Parameter[]
}

/**
 * Compares the table with values that are known, each as PostgreSQL renders it; without its column a
 * field has lost them all. Rows that are not expected are left out of account.
 */
export async function proveExpected(
  database: Database,
  lineage: Lineage,
  { fields, sql, parameters }: Expectation,
): Promise<Proof> {
  const verdicts = fields.map(
    (field) => `, ${verdict(lineage, field)} AS ${quoteIdentifier(field)}`,
  )
  const key = `t.${quoteIdentifier(lineage.key)}`
  const rows = await database.query<Record<string, string> & { key: number; gone: boolean }>(
    `SELECT e.key, ${key} IS NULL AS gone${verdicts.join('')}
     FROM (${sql}) AS e LEFT JOIN ${tableOf(lineage)} AS t ON ${key} = e.key ORDER BY e.key`,
    parameters,
  )
  const findings = rows.flatMap(({ key, gone, ...kinds }): Finding[] => {
    const range = { row: Number(key), lastRow: Number(key) }
    if (gone) return [{ kind: 'lost', ...range }]
    const wrong = fields.filter((field) => kinds[field] !== 'preserved')
    return wrong.map((field) => ({
      kind: kinds[field] === 'lost' ? 'lost' : 'changed',
      ...range,
      field,
    }))
  })
  return {
    rows: { expected: rows.length, found: rows.filter(({ gone }) => !gone).length },
    fields: fields.map((field) => fieldProof(field, lineage, rows)),
    survived: findings.length === 0,
    findings,
  }
}

function verdict(lineage: Lineage, field: string): string {
  const column = lineage.columns[field]
  const expected = `e.${quoteIdentifier(field)}`
  if (!column) return "'lost'"
  const found = `t.${quoteIdentifier(column)}::text`
  return `CASE WHEN t.${quoteIdentifier(lineage.key)} IS NULL THEN 'lost'
    WHEN ${found} IS NOT DISTINCT FROM ${expected} THEN 'preserved'
    WHEN ${found} IS NULL THEN 'lost' ELSE 'changed' END`
}

function fieldProof(
  field: string,
  lineage: Lineage,
  rows: readonly Record<string, unknown>[],
): FieldProof {
  const count = (kind: string) => rows.filter((row) => row[field] === kind).length
  return {
    field,
    column: lineage.columns[field] ?? null,
    expected: rows.length,
    preserved: count('preserved'),
    changed: count('changed'),
    lost: count('lost'),
  }
}
