import type { Database } from '../database/database.ts'
import { type Lineage, quoteIdentifier } from './lineage.ts'

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
  const fields = Object.keys(lineage.columns)
  const [row] = await database.query<{
    rows: bigint
    keys: bigint | null
    hashes: (string | null)[]
    filled: number[]
  }>(
    `SELECT count(*) AS rows, ${keyHash(lineage)} AS keys,
       to_json(${hashes(lineage)}::text[]) AS hashes, to_json(${filled(lineage)}) AS filled
     FROM ${tableOf(lineage)}`,
  )
  return {
    rows: Number(row?.rows ?? 0),
    keys: row?.keys ?? 0n,
    fields: fields.map((field, index) => ({
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

/** SQL: one aggregated hash a field, as `bigint[]`, in the lineage's order. */
export function hashes({ key, columns }: Lineage): string {
  const seed = quoteIdentifier(key)
  const each = Object.values(columns).map((column) => {
    const value = `hashtextextended(${columnValue(column)}::text, ${seed})`
    return `bit_xor(coalesce(${value}, hashint8extended(${seed}, ${HASH_NULL_SEED})))`
  })
  return `ARRAY[${each.join(', ')}]::bigint[]`
}

/** SQL: how many values of each field are not NULL, as `bigint[]`, in the lineage's order. */
export function filled({ columns }: Lineage): string {
  const each = Object.values(columns).map((column) => `count(${columnValue(column)})`)
  return `ARRAY[${each.join(', ')}]::bigint[]`
}

function columnValue(column: string | null): string {
  return column === null ? 'NULL::text' : quoteIdentifier(column)
}
