import type { Database } from '../database/database.ts'
import { hasTable } from '../database/has-table.ts'
import { CREATE_KEPT, copyName } from './kept.ts'

/** SQL: remembers in a schema which copies there are, and which of them were brought back. */
export const rememberCopies = (schema: string) => `${CREATE_KEPT};
  CREATE TABLE ${schema}.kept AS SELECT id, restored_at FROM lab.kept`

/** The copies that a state left behind which was itself gone back from, with what is said of them. */
const LEFT = 'kept_left'

/** Goes back to the copies that schema `back` remembers; those made since go to schema `aside`. */
export async function exchangeCopies(
  database: Database,
  back: string,
  aside: string,
): Promise<void> {
  const isNewer = `id NOT IN (SELECT id FROM ${back}.kept)`
  await database.execute(
    `CREATE TABLE ${aside}.${LEFT} AS SELECT * FROM lab.kept WHERE ${isNewer};
     DELETE FROM lab.kept WHERE ${isNewer}`,
  )
  for (const id of await readIds(database, `${aside}.${LEFT}`)) {
    await database.execute(`ALTER TABLE ${copyName(id)} SET SCHEMA ${aside}`)
  }
  await recall(database, back)
}

/** The same where everything went to `aside`, which keeps it all. */
export async function recallCopies(database: Database, back: string, aside: string): Promise<void> {
  await database.execute(CREATE_KEPT)
  if (await hasTable(database, aside, 'kept')) {
    await database.execute(
      `SELECT setval(pg_get_serial_sequence('lab.kept', 'id'), max(id)) FROM ${aside}.kept;
       INSERT INTO lab.kept SELECT * FROM ${aside}.kept WHERE id IN (SELECT id FROM ${back}.kept)`,
    )
  }
  for (const id of await readIds(database, 'lab.kept')) {
    await database.execute(`CREATE TABLE ${copyName(id)} AS TABLE ${copyName(id, aside)}`)
  }
  await recall(database, back)
}

async function recall(database: Database, back: string): Promise<void> {
  if (await hasTable(database, back, LEFT)) {
    for (const id of await readIds(database, `${back}.${LEFT}`)) {
      await database.execute(`ALTER TABLE ${copyName(id, back)} SET SCHEMA lab`)
    }
    await database.execute(`INSERT INTO lab.kept TABLE ${back}.${LEFT}`)
  }
  await database.execute(
    `UPDATE lab.kept SET restored_at = e.restored_at FROM ${back}.kept AS e WHERE e.id = kept.id`,
  )
}

async function readIds(database: Database, list: string): Promise<number[]> {
  return (await database.query<{ id: number }>(`SELECT id FROM ${list}`)).map(({ id }) => id)
}
