import type { Database, Parameter } from '../../database/database.ts'
import { quoteIdentifier } from '../../database/quote.ts'
import { tableOf } from '../../survival/fingerprint.ts'
import type { Lineage } from '../../survival/lineage.ts'
import { unlessRefused } from './unless-refused.ts'

/**
 * A copy of a table's rows outside the database, where no SQL reaches it: key → field → value as
 * PostgreSQL renders it.
 */
export interface RowsAside {
  fields: readonly string[]
  rows: ReadonlyMap<number, Values>
}

/** Copies every field of the lineage; empty at base, where there is no field. */
export async function readRowsAside(database: Database, lineage: Lineage): Promise<RowsAside> {
  const fields = Object.keys(lineage.columns)
  if (fields.length === 0) return { fields, rows: new Map() }
  return { fields, rows: await readValues(database, lineage, fields) }
}

/** The same of a table that may be anything by now: fields without a column are left out. */
export async function findRowsAside(
  database: Database,
  { columns, ...lineage }: Lineage,
  fields: readonly string[],
): Promise<RowsAside> {
  const present = Object.entries(columns).filter(
    ([field, column]) => column !== null && fields.includes(field),
  )
  const aside = await unlessRefused(database, () =>
    readRowsAside(database, { ...lineage, columns: Object.fromEntries(present) }),
  )
  return aside ?? { fields: [], rows: new Map() }
}

type Values = Readonly<Record<string, string | null>>

/** Some fields of all rows, or of those with these keys, as text. */
export async function readValues(
  database: Database,
  lineage: Lineage,
  fields: readonly string[],
  keys?: readonly number[],
): Promise<Map<number, Values>> {
  const key = quoteIdentifier(lineage.key)
  const columns = fields.map((field) => {
    const column = quoteIdentifier(lineage.columns[field] ?? field)
    return `${column}::text AS ${quoteIdentifier(field)}`
  })
  return readKeyed(
    database,
    `SELECT ${[`${key} AS key`, ...columns].join(', ')} FROM ${tableOf(lineage)}
     ${keys ? `WHERE ${key} = ANY ('{${keys.join(',')}}')` : ''}`,
  )
}

/** What a query returns, by its column `key`; the other columns are text. */
export async function readKeyed(
  database: Database,
  sql: string,
  parameters: readonly Parameter[] = [],
): Promise<Map<number, Values>> {
  // As JSON: PGlite takes a byte-order mark at the beginning of a value for no part of it.
  const rows = await database.query<{ row: Values & { key: number } }>(
    `SELECT to_json(keyed) AS row FROM (${sql}) AS keyed ORDER BY key`,
    parameters,
  )
  return new Map(rows.map(({ row: { key, ...values } }) => [Number(key), values]))
}
