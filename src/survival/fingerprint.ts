import type { Database, Parameter } from '../database/database.ts'
import { quoteIdentifier } from '../database/quote.ts'
import type { Lineage } from './lineage.ts'

/** What is known of one field over some rows, without its values. */
export interface FieldFingerprint {
  field: string
  /** XOR of a 64-bit hash of each value, seeded with its row's key; a NULL has a hash of its own. */
  hash: bigint
  /** Rows in which the field is not NULL. */
  filled: number
}

export interface Fingerprint {
  rows: number
  /** XOR of a hash of each key, so that one row in place of another shows. */
  keys: bigint
  fields: FieldFingerprint[]
}

const HASH_NULL_SEED = 1
const HASH_KEY_SEED = 2

/**
 * Fingerprints all fields of a table in one scan, without sorting, in constant memory.
 * @see https://www.postgresql.org/docs/current/functions-aggregate.html
 */
export async function readFingerprint(database: Database, lineage: Lineage): Promise<Fingerprint> {
  const [row] = await database.query<FingerprintRow>(
    `SELECT count(*) AS rows, ${keyHash(lineage)} AS keys,
       to_json(${hashes(lineage)}::text[]) AS hashes, to_json(${filled(lineage)}) AS filled
     FROM ${tableOf(lineage)}`,
  )
  return toFingerprint(lineage, row)
}

/**
 * Fingerprints a table from parts of it: `parts` is SQL that begins with WITH and names the relation
 * `now (rows, keys, hashes, filled)`. Both aggregates are what they are of the whole.
 */
export async function sumFingerprints(
  database: Database,
  lineage: Lineage,
  parts: string,
  parameters: readonly Parameter[],
): Promise<Fingerprint> {
  const sum = (aggregate: string, column: string) =>
    Object.keys(lineage.columns).map((_, index) => `${aggregate}(${column}[${index + 1}])`)
  const [row] = await database.query<FingerprintRow>(
    `${parts} SELECT coalesce(sum(rows), 0)::bigint AS rows, bit_xor(keys) AS keys,
       to_json(ARRAY[${sum('bit_xor', 'hashes')}]::text[]) AS hashes,
       to_json(ARRAY[${sum('sum', 'filled')}]::bigint[]) AS filled
     FROM now`,
    parameters,
  )
  return toFingerprint(lineage, row)
}

interface FingerprintRow {
  rows: bigint
  keys: bigint | null
  hashes: (string | null)[]
  filled: (number | null)[]
}

function toFingerprint({ columns }: Lineage, row: FingerprintRow | undefined): Fingerprint {
  return {
    rows: Number(row?.rows ?? 0),
    keys: row?.keys ?? 0n,
    fields: Object.keys(columns).map((field, index) => ({
      field,
      hash: BigInt(row?.hashes[index] ?? 0),
      filled: row?.filled[index] ?? 0,
    })),
  }
}

export function tableOf({ table }: Lineage): string {
  return `"public".${quoteIdentifier(table)}`
}

/** SQL: the aggregate that fingerprints the keys. */
export function keyHash({ key }: Lineage): string {
  return `bit_xor(hashint8extended(${quoteIdentifier(key)}, ${HASH_KEY_SEED}))`
}

/** SQL: one aggregated hash a field, as `bigint[]`, in the lineage's order; NULL without a column. */
export function hashes({ key, columns }: Lineage): string {
  const seed = quoteIdentifier(key)
  const each = Object.values(columns).map((column) => {
    if (column === null) return 'NULL'
    const value = `hashtextextended(${quoteIdentifier(column)}::text, ${seed})`
    return `bit_xor(coalesce(${value}, hashint8extended(${seed}, ${HASH_NULL_SEED})))`
  })
  return `ARRAY[${each.join(', ')}]::bigint[]`
}

/** SQL: how many values of each field are not NULL, as `bigint[]`, in the lineage's order. */
export function filled({ columns }: Lineage): string {
  const each = Object.values(columns).map((column) =>
    column === null ? '0' : `count(${quoteIdentifier(column)})`,
  )
  return `ARRAY[${each.join(', ')}]::bigint[]`
}
