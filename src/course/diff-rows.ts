import type { Database } from '../database/database.ts'
import { hasTable } from '../database/has-table.ts'
import { quoteIdentifier } from '../database/quote.ts'
import { tableOf } from '../survival/fingerprint.ts'
import type { Lineage } from '../survival/lineage.ts'

/** What became of a value from one state to the other. */
export type Change = 'kept' | 'renamed' | 'changed' | 'new' | 'lost'

/** One value of a row: its column, and the text that PostgreSQL writes for it. */
export interface Cell {
  column: string
  value: string | null
}

export interface CellDiff {
  field: string
  change: Change
  before: Cell | null
  after: Cell | null
}

/** A row by its key; `new` and `lost` when only one state has it. */
export interface RowDiff {
  id: string
  change: 'kept' | 'new' | 'lost'
  cells: CellDiff[]
}

/** Sampled rows of one state by key: field → cell. */
export type SampledRows = ReadonlyMap<string, ReadonlyMap<string, Cell>>

/** An apostrophe, right to left, an emoji, an injection, and a person called NULL. */
const HARD_NAMES = [2, 4, 5, 6, 8]
const OWN_ROWS = 2

/** Rows with difficult values, and the first that a person added to the `seeded` ones. */
export async function readSampledRows(
  database: Database,
  lineage: Lineage,
  seeded: number,
): Promise<SampledRows> {
  if (!(await hasColumn(database, lineage))) return new Map()
  const key = quoteIdentifier(lineage.key)
  const { columns, rows } = await database.queryRaw(
    `SELECT * FROM ${tableOf(lineage)}
     WHERE ${key} IN (${HARD_NAMES.join(', ')}) OR ${key} IN
       (SELECT ${key} FROM ${tableOf(lineage)} WHERE ${key} > $1 ORDER BY ${key} LIMIT ${OWN_ROWS})
     ORDER BY ${key}`,
    [seeded],
  )
  const names = columns.map(({ name }) => name)
  const keyIndex = names.indexOf(lineage.key)
  return new Map(rows.map((row) => [row[keyIndex] ?? '', cellsOf(row, names, lineage)]))
}

/** The rows of both states, each value with what became of it. */
export function diffRows(before: SampledRows, after: SampledRows): RowDiff[] {
  const ids = new Set([...before.keys(), ...after.keys()])
  return [...ids]
    .sort((a, b) => Number(a) - Number(b))
    .map((id) => {
      const [was, is] = [before.get(id), after.get(id)]
      const fields = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])
      const cells = [...fields].map((field) => diffCell(field, was?.get(field), is?.get(field)))
      return { id, change: !was ? 'new' : !is ? 'lost' : 'kept', cells }
    })
}

function diffCell(field: string, before: Cell | undefined, after: Cell | undefined): CellDiff {
  return { field, change: changeOf(before, after), before: before ?? null, after: after ?? null }
}

function changeOf(before: Cell | undefined, after: Cell | undefined): Change {
  if (!before) return 'new'
  if (!after) return 'lost'
  if (before.value !== after.value) return 'changed'
  return before.column === after.column ? 'kept' : 'renamed'
}

/** The key comes first: it is a value that has to survive like any other. */
function cellsOf(
  row: readonly (string | null)[],
  names: readonly string[],
  { key, columns }: Lineage,
): Map<string, Cell> {
  const fields = [[key, key] as const, ...Object.entries(columns)]
  return new Map(
    fields.flatMap(([field, column]) => {
      // A learner may have dropped a column that the phase has.
      const index = column === null ? -1 : names.indexOf(column)
      return index < 0
        ? []
        : [[field, { column: column ?? '', value: row[index] ?? null }] as const]
    }),
  )
}

/** A table of the same name that somebody made in another form has no rows to compare. */
async function hasColumn(database: Database, { table, key }: Lineage): Promise<boolean> {
  if (!(await hasTable(database, 'public', table))) return false
  const found = await database.query(
    `SELECT FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE relnamespace = 'public'::regnamespace AND relname = $1 AND attname = $2
       AND NOT attisdropped AND atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)`,
    [table, key],
  )
  return found.length > 0
}
