import type { Database } from '../database/database.ts'
import { hasTable } from '../database/has-table.ts'
import { moveObjects } from './move-objects.ts'

/** Where a database can go back to. */
export interface RestorePoint {
  id: number
  kind: 'reset' | 'rollback'
  /** When it was made, as PostgreSQL renders it. */
  at: string
  /** What the command did that it goes back before: `rollback from phase 4 to phase 1`. */
  before: string
  /** Where it leads back to; null when the journal and the folders disagreed. */
  phase: number | null
  /** Rows of the table then; null when there was none. */
  rows: number | null
}

const POINTS_KEPT = 10

/** Tables of schema `lab` that belong to no state: they stay where they are. */
const STAYING = ['owner', 'restore_point']

const CREATE_TABLE = `
  CREATE TABLE IF NOT EXISTS lab.restore_point (
    id serial PRIMARY KEY,
    kind text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    before text NOT NULL,
    phase integer,
    rows bigint
  )`

/** Schema that holds what was in `public` at a restore point. */
export const contentSchema = (id: number) => `lab_before_${id}`
/** Schema that holds the lab's records of it. */
export const recordsSchema = (id: number) => `lab_records_${id}`

/** Enters a restore point and makes its two schemas, empty; drops those beyond the newest ten. */
export async function addRestorePoint(
  database: Database,
  { kind, before, phase, rows }: Omit<RestorePoint, 'id' | 'at'>,
): Promise<number> {
  await database.execute(CREATE_TABLE)
  const [row] = await database.query<{ id: number }>(
    'INSERT INTO lab.restore_point (kind, before, phase, rows) VALUES ($1, $2, $3, $4) RETURNING id',
    [kind, before, phase, rows],
  )
  const id = row?.id ?? 0
  await database.execute(`CREATE SCHEMA ${contentSchema(id)}; CREATE SCHEMA ${recordsSchema(id)}`)
  const points = await readRestorePoints(database)
  for (const point of points.slice(POINTS_KEPT)) await dropRestorePoint(database, point.id)
  return id
}

/** All restore points, the newest first. */
export async function readRestorePoints(database: Database): Promise<RestorePoint[]> {
  if (!(await hasTable(database, 'lab', 'restore_point'))) return []
  const points = await database.query<Omit<RestorePoint, 'rows'> & { rows: bigint | null }>(
    'SELECT * FROM lab.restore_point ORDER BY id DESC',
  )
  return points.map((point) => ({
    ...point,
    rows: point.rows === null ? null : Number(point.rows),
  }))
}

/** Moves what is in `public`, and the lab's records of it, to a restore point's schemas. */
export async function setAside(database: Database, id: number): Promise<void> {
  await moveObjects(database, 'public', contentSchema(id))
  await moveObjects(database, 'lab', recordsSchema(id), STAYING)
}

/** Puts what a restore point holds in the place of what is there, which is dropped. */
export async function bringBack(database: Database, id: number): Promise<void> {
  const replaced = await addReplaced(database)
  await moveObjects(database, 'public', replaced.content)
  await moveObjects(database, 'lab', replaced.records, STAYING)
  await moveObjects(database, contentSchema(id), 'public')
  await moveObjects(database, recordsSchema(id), 'lab')
  await database.execute(
    `DROP SCHEMA ${replaced.content} CASCADE; DROP SCHEMA ${replaced.records} CASCADE`,
  )
  await dropRestorePoint(database, id)
}

export async function dropRestorePoint(database: Database, id: number): Promise<void> {
  await database.execute(`DROP SCHEMA ${contentSchema(id)} CASCADE;
    DROP SCHEMA ${recordsSchema(id)} CASCADE;
    DELETE FROM lab.restore_point WHERE id = ${id}`)
}

async function addReplaced(database: Database) {
  const [content, records] = ['lab_replaced', 'lab_replaced_records']
  await database.execute(`CREATE SCHEMA ${content}; CREATE SCHEMA ${records}`)
  return { content, records }
}
