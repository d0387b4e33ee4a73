import type { Database } from '../database/database.ts'
import { quoteIdentifier } from '../database/quote.ts'
import type { Lineage } from '../survival/lineage.ts'
import type { Field } from './lesson.ts'

/**
 * Fills `fields` of every row by `work` while the indexes on their columns are not there, and builds
 * them again as they were: an HNSW index takes half the time to build over rows than to grow row by row.
 * Only inside a transaction. Indexes that forbid something (UNIQUE, a constraint's) stay, and those of
 * which `CREATE INDEX` alone would not bring everything back.
 */
export async function buildIndexesAfter<T>(
  database: Database,
  lineage: Lineage,
  fields: readonly Field[],
  work: () => Promise<T>,
): Promise<T> {
  const columns = fields.map((field) => lineage.columns[field] ?? field)
  const indexes = await database.query<{ name: string; definition: string }>(INDEXES, [
    `public.${quoteIdentifier(lineage.table)}`,
    JSON.stringify(columns),
  ])
  for (const { name } of indexes) await database.execute(`DROP INDEX ${name}`)
  const done = await work()
  for (const { definition } of indexes) await database.execute(definition)
  return done
}

/** `$1` a table, `$2` names of its columns as a JSON array. */
const INDEXES = `
  SELECT format('%I.%I', nspname, relname) AS name, pg_get_indexdef(indexrelid) AS definition
  FROM pg_index AS i
  JOIN pg_class AS c ON c.oid = indexrelid JOIN pg_namespace AS n ON n.oid = relnamespace
  WHERE indrelid = to_regclass($1) AND indisvalid AND NOT indisunique
    AND NOT indisclustered AND NOT indisreplident AND reltablespace = 0
    AND obj_description(indexrelid, 'pg_class') IS NULL
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
    AND EXISTS (
      SELECT FROM pg_attribute WHERE attrelid = indrelid AND attnum = ANY (indkey)
        AND attname IN (SELECT jsonb_array_elements_text($2::jsonb)))
  ORDER BY indexrelid`
