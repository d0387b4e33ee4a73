import type { Database } from '../../src/database/database.ts'

/** The number that the next transaction to write something will have. */
export async function readNextTransaction(database: Database): Promise<string> {
  const [row] = await database.query<{ next: string }>(
    'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS next',
  )
  return row?.next ?? ''
}

/** Whether a transaction that wrote something was committed since `first` was the next one. */
export async function hasCommittedSince(database: Database, first: string): Promise<boolean> {
  const [row] = await database.query<{ committed: boolean }>(
    `SELECT EXISTS (
       SELECT FROM generate_series(
         $1::numeric, pg_snapshot_xmax(pg_current_snapshot())::text::numeric - 1) AS number
       WHERE pg_xact_status(number::text::xid8) = 'committed') AS committed`,
    [first],
  )
  return row?.committed === true
}
