import type { Database } from '../database/database.ts'
import { quoteIdentifier } from '../database/quote.ts'
import type { Expectation } from '../survival/expected.ts'
import { tableOf } from '../survival/fingerprint.ts'
import type { Lineage } from '../survival/lineage.ts'
import type { Course } from './course.ts'
import { vectorText } from './embeddings.ts'
import type { Field } from './lesson.ts'
import { lineageAt } from './lineage-at.ts'

/** The people and what the sentence encoder made of their biographies, in the same order. */
export interface SeedData {
  course: Course
  embeddings: readonly (readonly number[])[]
}

// Each field of a seed row, as the type it has in the table.
const SEED_TYPES: Readonly<Record<Field, string>> = {
  name: 'text',
  email: 'text',
  bio: 'text',
  settings: 'jsonb',
  embedding: 'vector(512)',
}

/** The seed's values of some fields, in the form `proveExpected` compares with. */
export function expectSeed(seed: SeedData, fields: readonly Field[]): Expectation {
  const columns = fields.map((field) => {
    // A vector's text is what PostgreSQL gives back, and reading and writing 51,200 numbers takes a while.
    const text = field === 'embedding' ? 'seed.embedding' : `(${castOf(field)})::text`
    return `${text} AS ${quoteIdentifier(field)}`
  })
  return {
    fields,
    sql: `SELECT ${['id AS key', ...columns].join(', ')} FROM ${recordset(fields)}`,
    parameters: [rowsJson(seed, fields)],
  }
}

/** Inserts the seed rows that are not there, with every field the phase has; returns how many. */
export async function insertSeed(
  database: Database,
  seed: SeedData,
  phase: number,
  lineage: Lineage = lineageAt(seed.course, phase),
): Promise<number> {
  const fields = (Object.keys(SEED_TYPES) as Field[]).filter((field) => lineage.columns[field])
  const columns = fields.map((field) => quoteIdentifier(lineage.columns[field] ?? field))
  const { affected } = await database.queryRaw(
    `INSERT INTO ${tableOf(lineage)} (${['id', ...columns].join(', ')})
     OVERRIDING SYSTEM VALUE SELECT ${['id', ...fields.map(castOf)].join(', ')} FROM ${recordset(fields)}
     ON CONFLICT (id) DO NOTHING`,
    [rowsJson(seed, fields)],
  )
  await moveSequence(database)
  return affected
}

/**
 * Fills fields of the seed rows that are still as their column's creation left them, and never
 * overwrites a value; rows whose key is in the relation `except` are left alone. Returns how many
 * rows were filled.
 */
export async function fillSeed(
  database: Database,
  seed: SeedData,
  phase: number,
  fields: readonly Field[],
  except?: string,
  lineage: Lineage = lineageAt(seed.course, phase),
): Promise<number> {
  if (fields.length === 0) return 0
  const pairs = fields.map((field) => {
    const column = quoteIdentifier(lineage.columns[field] ?? field)
    const [value, kept] = [castOf(field), `t.${column}::${SEED_TYPES[field]}`]
    return { column, value, kept, empty: emptyCondition(field, `t.${column}`) }
  })
  const { affected } = await database.queryRaw(
    `UPDATE ${tableOf(lineage)} AS t
     SET ${pairs.map(({ column, value, kept, empty }) => `${column} = CASE WHEN ${empty} THEN ${value} ELSE ${kept} END`).join(', ')}
     FROM ${recordset(fields)} WHERE t.id = seed.id AND (${pairs.map(({ empty }) => empty).join(' OR ')})
       ${except ? `AND t.id NOT IN (SELECT key FROM ${except})` : ''}`,
    [rowsJson(seed, fields)],
  )
  return affected
}

/** Lets the next row of a learner come after every row there is. */
export async function moveSequence(database: Database): Promise<void> {
  await database.query(
    `SELECT setval(pg_get_serial_sequence('public.users', 'id'), greatest(max(id), 1), max(id) IS NOT NULL)
     FROM public.users`,
  )
}

function emptyCondition(field: Field, column: string): string {
  // Some of the people have no settings: there is nothing to fill in them.
  return field === 'settings'
    ? `(${column} IS NULL OR ${column}::text = '{}' AND ${castOf(field)} <> '{}')`
    : `${column} IS NULL`
}

function castOf(field: Field): string {
  return `seed.${quoteIdentifier(field)}::${SEED_TYPES[field]}`
}

function recordset(fields: readonly Field[]): string {
  const columns = fields.map(
    (field) => `${quoteIdentifier(field)} ${field === 'settings' ? 'jsonb' : 'text'}`,
  )
  return `jsonb_to_recordset($1::jsonb) AS seed(${['id integer', ...columns].join(', ')})`
}

function rowsJson(seed: SeedData, fields: readonly Field[]): string {
  return JSON.stringify(
    seed.course.people.map((person, index) => {
      const read = (field: Field) =>
        field === 'embedding' ? vectorText(seed.embeddings[index] ?? []) : person[field]
      return {
        id: index + 1,
        ...Object.fromEntries(fields.map((field) => [field, read(field)])),
      }
    }),
  )
}
