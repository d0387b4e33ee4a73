import type { Database } from '../../database/database.ts'
import type { Lineage } from '../../survival/lineage.ts'
import type { Finding } from '../../survival/proof.ts'
import type { ValueSample } from '../evidence.ts'
import { type RowsAside, readValues } from './rows-aside.ts'

/** How many values of each field are shown. */
export const SAMPLES = 3

/** The first values of each field that are not as they were. */
export async function readSamples(
  database: Database,
  aside: RowsAside,
  lineage: Lineage,
  findings: readonly Finding[],
): Promise<ValueSample[]> {
  const chosen = aside.fields.flatMap((field) => {
    const concerned = findings.filter(
      (finding) => aside.rows.has(finding.row) && (finding.field ?? field) === field,
    )
    return concerned.slice(0, SAMPLES).map(({ row }) => ({ field, row }))
  })
  if (chosen.length === 0) return []
  const present = aside.fields.filter((field) => lineage.columns[field])
  const now = await readValues(
    database,
    lineage,
    present,
    chosen.map(({ row }) => row),
  )
  return chosen.map(({ field, row }) => ({
    field,
    row,
    was: aside.rows.get(row)?.[field] ?? null,
    is: now.get(row)?.[field],
  }))
}
