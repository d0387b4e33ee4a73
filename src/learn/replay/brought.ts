import { fieldsBroughtBy, lineageAt } from '../../course/lineage-at.ts'
import type { SeedData } from '../../course/seed.ts'
import type { Database } from '../../database/database.ts'
import { quoteIdentifier } from '../../database/quote.ts'
import { tableOf } from '../../survival/fingerprint.ts'
import type { BroughtField } from '../evidence.ts'
import { unlessRefused } from './unless-refused.ts'

/** What the migrations left in the columns that the lesson brings; a column that isn't there is left out. */
export async function readBrought(
  database: Database,
  { course }: SeedData,
  phase: number,
): Promise<Record<string, BroughtField>> {
  const lineage = lineageAt(course, phase)
  const brought: Record<string, BroughtField> = {}
  for (const field of fieldsBroughtBy(course, phase)) {
    const column = `${quoteIdentifier(lineage.columns[field] ?? field)}::text`
    const rows = await unlessRefused(database, () =>
      database.query<{ filled: bigint; distinct: bigint; least: string | null }>(
        `SELECT count(${column}) AS filled, count(DISTINCT ${column}) AS distinct,
           min(${column}) AS least FROM ${tableOf(lineage)}`,
      ),
    )
    const row = rows?.[0]
    if (!row) continue
    brought[field] = {
      filled: Number(row.filled),
      distinct: Number(row.distinct),
      least: row.least,
    }
  }
  return brought
}
