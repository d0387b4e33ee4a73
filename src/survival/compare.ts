import type { Database } from '../database/database.ts'
import { hasTable } from '../database/has-table.ts'
import { type Fingerprint, readFingerprint } from './fingerprint.ts'
import type { Lineage } from './lineage.ts'
import type { FieldProof, Finding, Proof } from './proof.ts'
import { bucketsNow, type Snapshot } from './snapshot.ts'

/**
 * Compares the table as it is now with what was remembered of it, field by field through the
 * lineage. A field that has no column any more has lost every value, NULLs included; a table that is
 * gone loses every row.
 * Rows that were not there before are findings of kind `added`.
 *
 * Where a record stands for a range of rows, a value counts as preserved only when its whole range
 * is; the findings then name ranges.
 */
export async function proveSurvival(
  database: Database,
  snapshot: Snapshot,
  lineage: Lineage,
): Promise<Proof> {
  const now = await findFingerprint(database, lineage)
  const found = now?.rows ?? 0
  const differences =
    now && isSame(snapshot, now, lineage) ? [] : await readDifferences(database, snapshot, lineage)
  const fields = Object.keys(snapshot.columns)
  const findings = differences.flatMap((difference) =>
    findingsOf(difference, fields, snapshot.bucketSize),
  )
  const proofs = fields.map((field, index) =>
    fieldProof(field, index, snapshot, lineage, differences),
  )
  return {
    rows: { expected: snapshot.fingerprint.rows, found },
    fields: proofs,
    survived: findings.length === 0,
    findings,
  }
}

/** A bucket whose record is not what it was; `undefined` in place of a side that has no such bucket. */
interface Difference {
  bucket: number
  was: BucketRecord | undefined
  now: BucketRecord | undefined
}

interface BucketRecord {
  rows: number
  /** One a field; null without a column. */
  hashes: (string | null)[]
  /** How many values are not NULL, for each field. */
  filled: number[]
}

function isSame(snapshot: Snapshot, now: Fingerprint, lineage: Lineage): boolean {
  const was = snapshot.fingerprint
  if (was.rows !== now.rows || was.keys !== now.keys) return false
  return was.fields.every(({ field, hash }) => {
    const other = now.fields.find((candidate) => candidate.field === field)
    return lineage.columns[field] !== undefined && other?.hash === hash
  })
}

async function findFingerprint(
  database: Database,
  lineage: Lineage,
): Promise<Fingerprint | undefined> {
  return (await hasTable(database, 'public', lineage.table))
    ? readFingerprint(database, lineage)
    : undefined
}

async function readDifferences(
  database: Database,
  snapshot: Snapshot,
  lineage: Lineage,
): Promise<Difference[]> {
  const present = (await hasTable(database, 'public', lineage.table))
    ? bucketsNow(withFieldsOf(snapshot, lineage), snapshot.bucketSize)
    : 'SELECT NULL::bigint AS bucket, 0 AS rows, NULL::bigint[] AS hashes, NULL::bigint[] AS filled WHERE false'
  const rows = await database.query<{
    bucket: bigint
    was: BucketRecord | null
    now: BucketRecord | null
  }>(
    `SELECT bucket, ${asJson('was')} AS was, ${asJson('now')} AS now
     FROM (SELECT * FROM lab.snapshot_bucket WHERE "table" = $1) AS was
     FULL JOIN (${present}) AS now USING (bucket)
     WHERE was.rows IS DISTINCT FROM now.rows OR was.hashes IS DISTINCT FROM now.hashes
     ORDER BY bucket`,
    [snapshot.table],
  )
  return rows.map(({ bucket, was, now }) => ({
    bucket: Number(bucket),
    was: was ?? undefined,
    now: now ?? undefined,
  }))
}

function asJson(side: string): string {
  return `CASE WHEN ${side}.rows IS NULL THEN NULL ELSE jsonb_build_object(
    'rows', ${side}.rows, 'hashes', to_jsonb(${side}.hashes::text[]), 'filled', to_jsonb(${side}.filled)) END`
}

/** The snapshot's fields, in its order. */
function withFieldsOf(snapshot: Snapshot, lineage: Lineage): Lineage {
  return { ...lineage, columns: Object.fromEntries(columnsNow(snapshot, lineage)) }
}

function columnsNow(snapshot: Snapshot, lineage: Lineage): [string, string | null][] {
  return Object.keys(snapshot.columns).map((field) => [field, lineage.columns[field] ?? null])
}

function findingsOf({ bucket, was, now }: Difference, fields: string[], size: number): Finding[] {
  const range = { row: bucket * size, lastRow: bucket * size + size - 1 }
  if (!was) return [{ kind: 'added', ...range }]
  if (!now) return [{ kind: 'lost', ...range }]
  const rowFindings: Finding[] = []
  if (now.rows < was.rows) rowFindings.push({ kind: 'lost', ...range })
  if (now.rows > was.rows) rowFindings.push({ kind: 'added', ...range })
  const fieldFindings = fields.flatMap((field, index): Finding[] => {
    if (was.hashes[index] === now.hashes[index]) return []
    const lost = valuesGone(was, now, index) > 0
    return [{ kind: lost ? 'lost' : 'changed', ...range, field }]
  })
  // Where rows came or went in a range, every field's hash differs; that says nothing of the values.
  return now.rows === was.rows ? fieldFindings : rowFindings
}

/** How many values are certainly gone: with their rows, with their column, or NULL by now. */
function valuesGone(was: BucketRecord, now: BucketRecord | undefined, index: number): number {
  if (!now || now.hashes[index] === null) return was.rows
  const emptied = (was.filled[index] ?? 0) - (now.filled[index] ?? 0)
  return Math.max(was.rows - now.rows, emptied, 0)
}

function fieldProof(
  field: string,
  index: number,
  snapshot: Snapshot,
  lineage: Lineage,
  differences: Difference[],
): FieldProof {
  const expected = snapshot.fingerprint.rows
  let lost = 0
  let changed = 0
  for (const { was, now } of differences) {
    if (!was || was.hashes[index] === now?.hashes[index]) continue
    const missing = valuesGone(was, now, index)
    lost += missing
    // In a range of rows it is not known which values changed: none of them counts as proven.
    changed += was.rows - missing
  }
  const column = lineage.columns[field] ?? null
  return { field, column, expected, preserved: expected - lost - changed, changed, lost }
}
