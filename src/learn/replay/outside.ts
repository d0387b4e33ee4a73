import type { Database } from '../../database/database.ts'
import { surroundingsSql } from './outside-queries.ts'
import { unlessRefused } from './unless-refused.ts'

/** Everything in and around a database that is not the lesson's table: what it is called → what it is. */
export interface Surroundings {
  /** The oid of the lesson's table, so that it is known under another name; 0 when there is none. */
  table: number
  objects: ReadonlyMap<string, string>
}

/** Rows that a learner's SQL could change, beside those of the lesson's table. */
const KEPT_TABLES = ['public._prisma_migrations', 'lab.owner', 'lab.encoding']

export async function readSurroundings(database: Database, table?: number): Promise<Surroundings> {
  const own = table ?? (await findTable(database))
  const rows = await database.query<{ object: string; definition: string | null }>(
    surroundingsSql,
    [own],
  )
  const objects = new Map(rows.map(({ object, definition }) => [object, definition ?? '']))
  for (const name of KEPT_TABLES) {
    const state = await findRowsState(database, name)
    if (state !== undefined) objects.set(`rows of table ${name.replace('public.', '')}`, state)
  }
  return { table: own, objects }
}

/** What was created, dropped or changed, in words: `role mallory was created`. */
export function compareSurroundings(before: Surroundings, after: Surroundings): string[] {
  const [was, is] = [before.objects, after.objects]
  const created = [...is.keys()].filter((object) => !was.has(object))
  // The rows of a table go with it.
  const dropped = [...was.keys()].filter((object) => !is.has(object) && !object.startsWith('rows '))
  const changed = [...is].filter(([object, text]) => was.has(object) && was.get(object) !== text)
  return [
    ...created.map(
      (object) => `${object} was ${object.startsWith('setting ') ? 'set' : 'created'}`,
    ),
    ...dropped.map((object) => `${object} was dropped`),
    ...changed.map(
      ([object]) => `${object} ${object.startsWith('rows ') ? 'were' : 'was'} changed`,
    ),
  ].sort()
}

async function findTable(database: Database): Promise<number> {
  const [row] = await database.query<{ oid: number }>(
    "SELECT oid FROM pg_class WHERE relname = 'users' AND relnamespace = 'public'::regnamespace",
  )
  return row?.oid ?? 0
}

/** Every write gives a row another place or another transaction: no value has to be read. */
async function findRowsState(database: Database, table: string): Promise<string | undefined> {
  const rows = await unlessRefused(database, () =>
    database.query<{ state: string }>(
      `SELECT concat_ws(' ', count(*), sum(hashtextextended(ctid::text || xmin::text, 0))) AS state FROM ${table}`,
    ),
  )
  return rows?.[0]?.state
}
