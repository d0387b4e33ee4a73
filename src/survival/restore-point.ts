import type { Database } from '../database/database.ts'
import { hasTable } from '../database/has-table.ts'
import { moveObjects } from './move-objects.ts'

/** A state that a database can go back to, or forward again. */
export interface RestorePoint {
  id: number
  /**
   * How the state is kept. `reset`: all of it was moved aside as it is. `rollback`: copies of the
   * rows, the journal and the list of kept values.
   */
  kind: 'reset' | 'rollback'
  /** When it was made, as PostgreSQL renders it. */
  at: string
  /** What the command did that it goes back before, or after: `rollback from phase 4 to phase 1`. */
  before: string
  /** Where it leads; null when the journal and the folders disagreed. */
  phase: number | null
  /** Rows of the table then; null when there was none. */
  rows: number | null
  /** Whether it is a state that an undo replaced, so that it leads forward again. */
  undone: boolean
}

/** States kept, those that lead back and those that lead forward together. */
export const POINTS_KEPT = 10

/** Tables of schema `lab` that belong to no state: they stay where they are. */
const STAYING = ['owner', 'restore_point']

/** SQL: the list of restore points, where there is none yet. */
export const CREATE_RESTORE_POINTS = `
  CREATE TABLE IF NOT EXISTS lab.restore_point (
    id serial PRIMARY KEY,
    kind text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    before text NOT NULL,
    phase integer,
    rows bigint
  );
  ALTER TABLE lab.restore_point ADD COLUMN IF NOT EXISTS undone boolean NOT NULL DEFAULT false`

/** Schema that holds what was in `public` at a restore point. */
export const contentSchema = (id: number | string) => `lab_before_${id}`
/** Schema that holds the lab's records of it. */
export const recordsSchema = (id: number | string) => `lab_records_${id}`

/** Enters a restore point and makes its two schemas, empty. */
export async function addRestorePoint(
  database: Database,
  { kind, before, phase, rows, undone }: Omit<RestorePoint, 'id' | 'at'>,
): Promise<number> {
  await database.execute(CREATE_RESTORE_POINTS)
  const [row] = await database.query<{ id: number }>(
    `INSERT INTO lab.restore_point (kind, before, phase, rows, undone)
     VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [kind, before, phase, rows, undone],
  )
  const id = row?.id ?? 0
  await database.execute(`CREATE SCHEMA ${contentSchema(id)}; CREATE SCHEMA ${recordsSchema(id)}`)
  return id
}

/** The states that `undo` goes back to, the newest first. */
export async function readRestorePoints(database: Database): Promise<RestorePoint[]> {
  return (await readPoints(database)).filter(({ undone }) => !undone)
}

/** The states that undos replaced, the last first. */
export async function readUndonePoints(database: Database): Promise<RestorePoint[]> {
  return (await readPoints(database)).filter(({ undone }) => undone)
}

/** Drops those beyond the newest ten. */
export async function forgetOldPoints(database: Database): Promise<void> {
  const points = await readPoints(database)
  for (const { id } of points.slice(POINTS_KEPT)) await dropRestorePoint(database, id)
}

/** Moves what is in `public`, and the lab's records of it, to a restore point's schemas. */
export async function setAside(database: Database, id: number): Promise<void> {
  await moveObjects(database, 'public', contentSchema(id))
  await moveObjects(database, 'lab', recordsSchema(id), STAYING)
}

/** Puts what was set aside back in its place, which is empty; the restore point is gone then. */
export async function bringBack(database: Database, id: number): Promise<void> {
  await moveObjects(database, contentSchema(id), 'public')
  await moveObjects(database, recordsSchema(id), 'lab')
  await dropRestorePoint(database, id)
}

export async function dropRestorePoint(database: Database, id: number): Promise<void> {
  await database.execute(`DROP SCHEMA ${contentSchema(id)} CASCADE;
    DROP SCHEMA ${recordsSchema(id)} CASCADE;
    DELETE FROM lab.restore_point WHERE id = ${id}`)
}

/** Whether the lab remembers anything of what is, or was, in `public`. */
export async function hasRecords(database: Database): Promise<boolean> {
  const tables = await database.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'lab'",
  )
  return tables.some(({ name }) => !STAYING.includes(name))
}

async function readPoints(database: Database): Promise<RestorePoint[]> {
  if (!(await hasTable(database, 'lab', 'restore_point'))) return []
  const points = await database.query<Omit<RestorePoint, 'rows'> & { rows: bigint | null }>(
    'SELECT * FROM lab.restore_point ORDER BY id DESC',
  )
  // A list that was made before states were kept at an undo doesn't have that column yet.
  return points.map(({ undone = false, ...point }) => ({
    ...point,
    rows: point.rows === null ? null : Number(point.rows),
    undone,
  }))
}
