import type { Database } from '../database/database.ts'
import { hasTable } from '../database/has-table.ts'
import { quoteIdentifier } from '../database/quote.ts'
import { type ColumnNumbers, findColumnNumbers } from './column-numbers.ts'
import {
  type Fingerprint,
  filled,
  hashes,
  keyHash,
  sumFingerprints,
  tableOf,
} from './fingerprint.ts'
import type { Lineage } from './lineage.ts'

/** Up to this many rows each row's hashes are kept; beyond, the hashes of ranges of rows. */
export const ROWS_KEPT_ONE_BY_ONE = 100_000
const MOST_BUCKETS = 10_000

/** What the lab remembers of a table's rows, in schema `lab`, never their values. */
export interface Snapshot {
  table: string
  /** The phase at which it was taken; 0 is base. */
  phase: number
  takenAt: string
  /** Keys from n × bucketSize, a power of two, up to the next multiple share one record; 1 is a record a row. */
  bucketSize: number
  columns: Lineage['columns']
  /** Which columns there were; null when an earlier version of the lab took it. */
  numbers: ColumnNumbers | null
  fingerprint: Fingerprint
}

const CREATE_TABLES = `
  CREATE TABLE IF NOT EXISTS lab.snapshot (
    "table" text PRIMARY KEY,
    phase integer NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now(),
    bucket_size bigint NOT NULL,
    -- json, not jsonb: the order of the fields is the order of the hashes.
    columns json NOT NULL,
    fingerprint jsonb NOT NULL
  );
  ALTER TABLE lab.snapshot ADD COLUMN IF NOT EXISTS numbers jsonb;
  CREATE TABLE IF NOT EXISTS lab.snapshot_bucket (
    "table" text NOT NULL,
    bucket bigint NOT NULL,
    rows bigint NOT NULL,
    hashes bigint[] NOT NULL,
    filled bigint[] NOT NULL,
    PRIMARY KEY ("table", bucket)
  );`

/** Remembers the table as it is now, in place of what was remembered of it before. */
export async function takeSnapshot(
  database: Database,
  lineage: Lineage,
  phase: number,
): Promise<Snapshot> {
  await database.execute(CREATE_TABLES)
  await forgetSnapshot(database, lineage.table)
  const bucketSize = await chooseBucketSize(database, lineage)
  const fingerprint = await storeBuckets(database, lineage, bucketSize)
  const { table, columns } = lineage
  const numbers = (await findColumnNumbers(database, table)) ?? null
  const [row] = await database.query<{ taken_at: string }>(
    `INSERT INTO lab.snapshot ("table", phase, bucket_size, columns, fingerprint, numbers)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING taken_at`,
    [
      table,
      phase,
      bucketSize,
      JSON.stringify(columns),
      toJson(fingerprint),
      JSON.stringify(numbers),
    ],
  )
  return { table, phase, takenAt: row?.taken_at ?? '', bucketSize, columns, numbers, fingerprint }
}

/** Remembers every bucket, and returns what they add up to: the table is read and hashed once. */
async function storeBuckets(
  database: Database,
  lineage: Lineage,
  bucketSize: number,
): Promise<Fingerprint> {
  const buckets = bucketsNow(lineage, bucketSize, `, ${keyHash(lineage)} AS keys`)
  return sumFingerprints(
    database,
    lineage,
    `WITH now AS MATERIALIZED (${buckets}), stored AS (
       INSERT INTO lab.snapshot_bucket SELECT $1, bucket, rows, hashes, filled FROM now)`,
    [lineage.table],
  )
}

export async function forgetSnapshot(database: Database, table: string): Promise<void> {
  if (!(await hasSnapshots(database))) return
  await database.query('DELETE FROM lab.snapshot WHERE "table" = $1', [table])
  await database.query('DELETE FROM lab.snapshot_bucket WHERE "table" = $1', [table])
}

/** What was remembered of the table last; undefined when nothing was. */
export async function findSnapshot(
  database: Database,
  table: string,
): Promise<Snapshot | undefined> {
  if (!(await hasSnapshots(database))) return undefined
  const [row] = await database.query<{
    phase: number
    taken_at: string
    bucket_size: bigint
    columns: Lineage['columns']
    numbers?: ColumnNumbers | null
    fingerprint: JsonFingerprint
  }>('SELECT * FROM lab.snapshot WHERE "table" = $1', [table])
  if (!row) return undefined
  return {
    table,
    phase: row.phase,
    takenAt: row.taken_at,
    bucketSize: Number(row.bucket_size),
    columns: row.columns,
    numbers: row.numbers ?? null,
    fingerprint: fromJson(row.fingerprint),
  }
}

/** SQL: what `lab.snapshot_bucket` would hold of the table now. */
export function bucketsNow(lineage: Lineage, bucketSize: number, further = ''): string {
  // Sizes are powers of two. A shift rounds down, below zero too, and takes a fraction of a division.
  const bucket = `(${quoteIdentifier(lineage.key)}::bigint >> ${Math.log2(bucketSize)})`
  return `SELECT ${bucket} AS bucket, count(*) AS rows,
      ${hashes(lineage)} AS hashes, ${filled(lineage)} AS filled${further}
    FROM ${tableOf(lineage)} GROUP BY 1`
}

async function chooseBucketSize(database: Database, lineage: Lineage): Promise<number> {
  const [key, table] = [quoteIdentifier(lineage.key), tableOf(lineage)]
  const [range] = await database.query<{ rows: bigint; span: bigint | null }>(
    `SELECT (SELECT count(*) FROM (SELECT FROM ${table} LIMIT ${ROWS_KEPT_ONE_BY_ONE + 1}) AS first) AS rows,
       max(${key})::bigint - min(${key}) AS span FROM ${table}`,
  )
  if (Number(range?.rows ?? 0n) <= ROWS_KEPT_ONE_BY_ONE) return 1
  return 2 ** Math.ceil(Math.log2(Number(range?.span ?? 0n) / MOST_BUCKETS + 1))
}

function hasSnapshots(database: Database): Promise<boolean> {
  return hasTable(database, 'lab', 'snapshot')
}

// JSON has no 64-bit integers: hashes travel as text.
interface JsonFingerprint {
  rows: number
  keys: string
  fields: { field: string; hash: string; filled: number }[]
}

function toJson(fingerprint: Fingerprint): string {
  return JSON.stringify(fingerprint, (_, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
}

function fromJson({ rows, keys, fields }: JsonFingerprint): Fingerprint {
  return {
    rows,
    keys: BigInt(keys),
    fields: fields.map(({ field, hash, filled }) => ({ field, hash: BigInt(hash), filled })),
  }
}
