import type { Database } from '../database/database.ts'
import { findColumnClauses, findIndexStatements } from './draft-statements.ts'

/** An index as the database has it. */
export interface IndexDefinition {
  name: string
  table: string
  method: string
  columns: string[]
  /** The whole statement that makes it. */
  sql: string
}

/** An index that the draft drops because the schema doesn't name it, though its columns stay. */
export interface UnknownIndex extends IndexDefinition {
  /** The line that keeps it, for its model in the schema. */
  keep: string
}

export async function readIndexes(database: Database): Promise<IndexDefinition[]> {
  return database.query<IndexDefinition>(
    `SELECT i.relname AS name, t.relname AS "table", amname AS method, pg_get_indexdef(i.oid) AS sql,
       coalesce((SELECT jsonb_agg(attname ORDER BY attnum) FROM pg_attribute
         WHERE attrelid = t.oid AND attnum = ANY (indkey)), '[]') AS columns
     FROM pg_index JOIN pg_class AS i ON i.oid = indexrelid JOIN pg_class AS t ON t.oid = indrelid
     JOIN pg_am ON pg_am.oid = i.relam
     WHERE i.relnamespace = 'public'::regnamespace AND NOT indisprimary ORDER BY 1`,
  )
}

export function findUnknownIndexes(
  up: string,
  indexes: readonly IndexDefinition[],
): UnknownIndex[] {
  const gone = findColumnClauses(up).filter(({ action }) => action === 'drop')
  const dropped = findIndexStatements(up).filter(({ action }) => action === 'drop')
  return indexes
    .filter(({ name }) => dropped.some((each) => each.name === name))
    .filter(({ table, columns }) =>
      columns.every(
        (column) => !gone.some((each) => each.table === table && each.column === column),
      ),
    )
    .map((index) => ({
      ...index,
      keep: `@@index([${index.columns.join(', ')}], map: "${index.name}")`,
    }))
}

/** The way back with each index as it was: Prisma knows no more of one than its name and columns. */
export function restoreIndexes(down: string, indexes: readonly IndexDefinition[]): string {
  return findIndexStatements(down)
    .filter(({ action }) => action === 'create')
    .reduce((sql, created) => {
      const was = indexes.find(({ name }) => name === created.name)
      if (!was || was.method === 'btree') return sql
      return sql.replace(created.sql, () => `${was.sql.replace(' ON public.', ' ON ')};`)
    }, down)
}
