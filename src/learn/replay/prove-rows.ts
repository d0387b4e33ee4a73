import type { Database } from '../../database/database.ts'
import { quoteIdentifier } from '../../database/quote.ts'
import { proveExpected } from '../../survival/expected.ts'
import { tableOf } from '../../survival/fingerprint.ts'
import type { Lineage } from '../../survival/lineage.ts'
import type { Finding, Proof } from '../../survival/proof.ts'
import type { ValueSample } from '../evidence.ts'
import type { RowsAside } from './rows-aside.ts'
import { unlessRefused } from './unless-refused.ts'
import { readSamples, SAMPLES } from './value-samples.ts'

const MOST_ADDED = 100

/**
 * Compares the table as it is now with the copy, field by field through the lineage. Works on a view
 * as well. Where the table or its key can't be read any more, every value is lost.
 */
export async function proveRows(
  database: Database,
  aside: RowsAside,
  lineage: Lineage,
): Promise<{ proof: Proof; samples: ValueSample[] }> {
  if (aside.fields.length === 0) return { proof: NOTHING_TO_LOSE, samples: [] }
  const proof = await unlessRefused(database, () => prove(database, aside, lineage))
  if (!proof) return { proof: allLost(aside, lineage), samples: allGone(aside) }
  return { proof, samples: await readSamples(database, aside, lineage, proof.findings) }
}

async function prove(database: Database, aside: RowsAside, lineage: Lineage): Promise<Proof> {
  const { fields, rows } = aside
  const list = fields.map(quoteIdentifier)
  const columns = ['key integer', ...list.map((field) => `${field} text`)].join(', ')
  const values = [...rows].map(([key, row]) => ({ ...row, key }))
  const proof = await proveExpected(database, lineage, {
    fields,
    sql: `SELECT ${['key', ...list].join(', ')} FROM jsonb_to_recordset($1::jsonb) AS aside(${columns})`,
    parameters: [JSON.stringify(values)],
  })
  const added = await findAdded(database, lineage, aside)
  const findings = [...proof.findings, ...added].sort((a, b) => a.row - b.row)
  const found = proof.rows.found + added.length
  return { ...proof, rows: { ...proof.rows, found }, survived: findings.length === 0, findings }
}

/** Rows that were not there before, up to a hundred, and keys that are there more than once. */
async function findAdded(
  database: Database,
  lineage: Lineage,
  { rows }: RowsAside,
): Promise<Finding[]> {
  const key = `t.${quoteIdentifier(lineage.key)}`
  const found = await database.query<{ key: bigint; known: boolean }>(
    `SELECT ${key}::bigint AS key, known.key IS NOT NULL AS known FROM ${tableOf(lineage)} AS t
     LEFT JOIN jsonb_array_elements_text($1::jsonb) AS known(key) ON known.key::bigint = ${key}
     GROUP BY 1, 2 HAVING count(*) > 1 OR bool_and(known.key IS NULL) ORDER BY 1 LIMIT ${MOST_ADDED}`,
    [JSON.stringify([...rows.keys()])],
  )
  return found.map(({ key, known }) => ({
    kind: known ? 'duplicated' : 'added',
    row: Number(key),
    lastRow: Number(key),
  }))
}

/** The proof of no value at all. */
export const NOTHING_TO_LOSE: Proof = {
  rows: { expected: 0, found: 0 },
  fields: [],
  survived: true,
  findings: [],
}

function allLost({ fields, rows }: RowsAside, lineage: Lineage): Proof {
  const expected = rows.size
  return {
    rows: { expected, found: 0 },
    fields: fields.map((field) => ({
      field,
      column: lineage.columns[field] ?? null,
      expected,
      preserved: 0,
      changed: 0,
      lost: expected,
    })),
    survived: false,
    findings: [...rows.keys()].map((row) => ({ kind: 'lost', row, lastRow: row })),
  }
}

function allGone({ fields, rows }: RowsAside): ValueSample[] {
  return fields.flatMap((field) =>
    [...rows].slice(0, SAMPLES).map(([row, values]) => ({
      field,
      row,
      was: values[field] ?? null,
      is: undefined,
    })),
  )
}
