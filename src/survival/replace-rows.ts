import type { Database } from '../database/database.ts'
import { quoteIdentifier } from '../database/quote.ts'

/**
 * Makes the rows of a table those of a copy, by their `id`: what other rows point to stays in place.
 * A column that only the copy has is added; one that only the table has is left alone.
 */
export async function replaceRows(database: Database, table: string, copy: string): Promise<void> {
  const [wanted, there] = [await readColumns(database, copy), await readColumns(database, table)]
  for (const { name, type } of wanted) {
    if (there.some((own) => own.name === name)) continue
    await database.execute(`ALTER TABLE ${table} ADD COLUMN ${quoteIdentifier(name)} ${type}`)
  }
  // A generated column follows from the others.
  const generated = there.filter(({ isGenerated }) => isGenerated).map(({ name }) => name)
  const names = wanted.map(({ name }) => name).filter((name) => !generated.includes(name))
  await database.execute(
    `DELETE FROM ${table} AS t WHERE NOT EXISTS (SELECT FROM ${copy} AS c WHERE c.id = t.id);
     ${updateSql(table, copy, names.filter((name) => name !== 'id').map(quoteIdentifier))}
     INSERT INTO ${table} (${list(names)}) OVERRIDING SYSTEM VALUE SELECT ${list(names)} FROM ${copy} AS c
       WHERE NOT EXISTS (SELECT FROM ${table} AS t WHERE t.id = c.id)`,
  )
}

function updateSql(table: string, copy: string, columns: readonly string[]): string {
  if (columns.length === 0) return ''
  // As text: not every type can be compared.
  const differs = columns.map((column) => `t.${column}::text IS DISTINCT FROM c.${column}::text`)
  return `UPDATE ${table} AS t SET ${columns.map((column) => `${column} = c.${column}`).join(', ')}
     FROM ${copy} AS c WHERE c.id = t.id AND (${differs.join(' OR ')});`
}

function list(names: readonly string[]): string {
  return names.map(quoteIdentifier).join(', ')
}

function readColumns(
  database: Database,
  table: string,
): Promise<{ name: string; type: string; isGenerated: boolean }[]> {
  return database.query(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type,
       attgenerated <> '' AS "isGenerated"
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  )
}
