import type { Database } from '../database/database.ts'
import { TABLE } from './lineage-at.ts'

export async function countRows(database: Database): Promise<number> {
  const [row] = await database.query<{ rows: bigint }>(
    `SELECT count(*) AS rows FROM public.${TABLE}`,
  )
  return Number(row?.rows ?? 0n)
}
