import type { Database } from '../database/database.ts'

/**
 * What PostgreSQL keeps of a table and its columns through every rename: the table's oid, and each
 * column's number, by the name that it has now.
 * @see https://www.postgresql.org/docs/current/catalog-pg-attribute.html
 */
export interface ColumnNumbers {
  table: string
  columns: Readonly<Record<string, number>>
}

/** The columns of a table in schema `public`, uncommitted changes included; undefined without one. */
export async function findColumnNumbers(
  database: Database,
  table: string,
): Promise<ColumnNumbers | undefined> {
  const [row] = await database.query<ColumnNumbers>(
    `SELECT attrelid::text AS "table", jsonb_object_agg(attname, attnum) AS columns
     FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE relnamespace = to_regnamespace('public') AND relname = $1 AND attnum > 0
       AND NOT attisdropped
     GROUP BY attrelid`,
    [table],
  )
  return row
}

/**
 * The name that a column has now; undefined when it is gone. In a table that took the place of the one
 * it was in, it is the column of the same name.
 */
export function followColumn(
  column: string,
  was: ColumnNumbers,
  is: ColumnNumbers,
): string | undefined {
  if (was.table !== is.table) return column in is.columns ? column : undefined
  const number = was.columns[column]
  return Object.keys(is.columns).find((name) => is.columns[name] === number)
}
