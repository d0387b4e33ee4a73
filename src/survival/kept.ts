import type { Database } from '../database/database.ts'
import { hasTable } from '../database/has-table.ts'
import { quoteIdentifier } from '../database/quote.ts'
import { tableOf } from './fingerprint.ts'
import type { Lineage } from './lineage.ts'

/** Values copied aside before a rollback drops their columns, as text, in a table of their own. */
export interface KeptValues {
  id: number
  /** The phase whose rollback they were kept from. */
  phase: number
  fields: string[]
  rows: number
}

/** Older copies are dropped. */
export const COPIES_KEPT = 10

/** The list of copies; made when it is first needed. */
export const CREATE_KEPT = `
  CREATE TABLE IF NOT EXISTS lab.kept (
    id serial PRIMARY KEY,
    phase integer NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT now(),
    fields jsonb NOT NULL,
    rows bigint NOT NULL DEFAULT 0,
    restored_at timestamptz
  )`

/** Copies fields of every row aside, under the phase whose rollback is about to drop them. */
export async function keepValues(
  database: Database,
  lineage: Lineage,
  fields: readonly string[],
  phase: number,
): Promise<KeptValues> {
  await database.execute(CREATE_KEPT)
  const [row] = await database.query<{ id: number }>(
    'INSERT INTO lab.kept (phase, fields) VALUES ($1, $2) RETURNING id',
    [phase, JSON.stringify(fields)],
  )
  const id = row?.id ?? 0
  // As text, a copy depends on no extension's type, and each of these types reads back exactly.
  const columns = fields.map((field) => {
    const column = lineage.columns[field]
    return `${column ? quoteIdentifier(column) : 'NULL'}::text AS ${quoteIdentifier(field)}`
  })
  await database.execute(
    `CREATE TABLE ${copyName(id)} AS
     SELECT ${[`${quoteIdentifier(lineage.key)} AS key`, ...columns].join(', ')} FROM ${tableOf(lineage)}`,
  )
  const [kept] = await database.query<{ rows: bigint }>(
    `UPDATE lab.kept SET rows = (SELECT count(*) FROM ${copyName(id)}) WHERE id = $1 RETURNING rows`,
    [id],
  )
  await dropOldCopies(database)
  return { id, phase, fields: [...fields], rows: Number(kept?.rows ?? 0n) }
}

/** The newest values kept from a phase's rollback that were not brought back yet. */
export async function findKeptValues(
  database: Database,
  phase: number,
): Promise<KeptValues | undefined> {
  if (!(await hasTable(database, 'lab', 'kept'))) return undefined
  const [row] = await database.query<{ id: number; fields: string[]; rows: bigint }>(
    'SELECT id, fields, rows FROM lab.kept WHERE phase = $1 AND restored_at IS NULL ORDER BY id DESC LIMIT 1',
    [phase],
  )
  return row && { id: row.id, phase, fields: row.fields, rows: Number(row.rows) }
}

/**
 * Writes kept values back: into rows that are there, or as new rows when the table itself had been
 * dropped (`asRows`). A field without a column now stays in the copy.
 */
export async function restoreValues(
  database: Database,
  lineage: Lineage,
  { id, fields }: KeptValues,
  asRows: boolean,
): Promise<void> {
  const types = await readColumnTypes(database, lineage)
  const present = fields.filter((field) => types.has(lineage.columns[field] ?? ''))
  const columns = present.map((field) => quoteIdentifier(lineage.columns[field] ?? ''))
  const values = present.map(
    (field) => `kept.${quoteIdentifier(field)}::${types.get(lineage.columns[field] ?? '')}`,
  )
  const key = quoteIdentifier(lineage.key)
  await database.query(
    asRows
      ? `INSERT INTO ${tableOf(lineage)} (${[key, ...columns].join(', ')})
         SELECT ${['key', ...values].join(', ')} FROM ${copyName(id)} AS kept`
      : `UPDATE ${tableOf(lineage)} AS t
         SET ${columns.map((column, index) => `${column} = ${values[index]}`).join(', ')}
         FROM ${copyName(id)} AS kept WHERE kept.key = t.${key}`,
  )
  await database.query('UPDATE lab.kept SET restored_at = now() WHERE id = $1', [id])
}

/**
 * Writes kept values into those rows in which the fields are still as their column's creation left
 * them: NULL, or the column's default. Needed when something else than the lab applied the migration.
 * Returns how many rows were written.
 */
export async function refillValues(
  database: Database,
  lineage: Lineage,
  { id, fields }: KeptValues,
): Promise<number> {
  const columns = await readColumns(database, lineage)
  const pairs = fields.flatMap((field) => {
    const column = columns.find(({ name }) => name === lineage.columns[field])
    if (!column) return []
    const own = `t.${quoteIdentifier(column.name)}`
    const empty = `(${own} IS NULL OR ${own}::text = (${column.initial ?? 'NULL'})::text)`
    const kept = `kept.${quoteIdentifier(field)}`
    return [
      { column, empty, kept, changes: `(${empty} AND ${kept} IS DISTINCT FROM ${own}::text)` },
    ]
  })
  if (pairs.length === 0) return 0
  const { affected } = await database.queryRaw(
    `UPDATE ${tableOf(lineage)} AS t
     SET ${pairs.map(({ column: { name, type }, empty, kept }) => `${quoteIdentifier(name)} = CASE WHEN ${empty} THEN ${kept}::${type} ELSE t.${quoteIdentifier(name)} END`).join(', ')}
     FROM ${copyName(id)} AS kept
     WHERE kept.key = t.${quoteIdentifier(lineage.key)} AND (${pairs.map(({ changes }) => changes).join(' OR ')})`,
  )
  await database.query('UPDATE lab.kept SET restored_at = now() WHERE id = $1', [id])
  return affected
}

/** SQL name of the table that holds a copy: `key`, then a text column a field. */
export function copyName(id: number, schema = 'lab'): string {
  return `${schema}.kept_${id}`
}

async function readColumnTypes(database: Database, lineage: Lineage): Promise<Map<string, string>> {
  return new Map((await readColumns(database, lineage)).map(({ name, type }) => [name, type]))
}

/** Each column's name, type, and the expression of its default. */
function readColumns(
  database: Database,
  { table }: Lineage,
): Promise<{ name: string; type: string; initial: string | null }[]> {
  return database.query(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type,
       pg_get_expr(adbin, adrelid) AS initial
     FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
    [`public.${quoteIdentifier(table)}`],
  )
}

async function dropOldCopies(database: Database): Promise<void> {
  const old = await database.query<{ id: number }>(
    `SELECT id FROM lab.kept ORDER BY id DESC OFFSET ${COPIES_KEPT}`,
  )
  for (const { id } of old) await dropCopy(database, id)
}

async function dropCopy(database: Database, id: number): Promise<void> {
  await database.execute(
    `DROP TABLE IF EXISTS ${copyName(id)}; DELETE FROM lab.kept WHERE id = ${id}`,
  )
}
