import type { Database } from '../database/database.ts'
import { hasTable } from '../database/has-table.ts'
import { tableOf } from '../survival/fingerprint.ts'
import type { Lineage } from '../survival/lineage.ts'
import type { SampleRow } from './step-report.ts'

/** Three rows that show what careless code breaks, and a plain one. */
const SAMPLE_IDS = [1, 2, 3]

export async function readSampleRows(database: Database, lineage: Lineage): Promise<SampleRow[]> {
  if (!(await hasTable(database, 'public', lineage.table))) return []
  return database.query<SampleRow>(
    `SELECT * FROM ${tableOf(lineage)} WHERE id IN (${SAMPLE_IDS.join(', ')}) ORDER BY id`,
  )
}
