import { rolledBack } from '../database/rolled-back.ts'
import { applyMigrations } from '../history/apply.ts'
import { type Catalog, readCatalog } from '../history/catalog.ts'
import { compareCatalogs, type DriftFinding } from '../history/drift.ts'
import { rollBack } from '../history/roll-back.ts'
import { proveSurvival } from '../survival/compare.ts'
import type { Proof } from '../survival/proof.ts'
import { type Snapshot, takeSnapshot } from '../survival/snapshot.ts'
import type { LabContext } from './lab-context.ts'
import { lineageAt } from './lineage-at.ts'
import { readLineage } from './read-lineage.ts'
import { requireMigration } from './require-migration.ts'
import { runMigrationFile } from './step-failure.ts'

/** Something that a migration, taken up, down and up again, does not leave as it was. */
export interface RoundTripFinding {
  /** The stage after which it shows. */
  after: 'up' | 'down' | 'up again'
  /** In the catalog. */
  drift?: DriftFinding
  /** In the rows: a field, and how many of its values are gone or others. */
  field?: string
  lost?: number
  changed?: number
  /** In the rows: more or fewer of them. */
  rows?: Proof['rows']
}

/**
 * Takes a database that is at `phase` down and up again, compares it with the catalog `below` of the
 * phase before and with what it is now, and leaves it as it is.
 */
export function findInRound(
  context: LabContext,
  phase: number,
  below: Catalog,
): Promise<RoundTripFinding[]> {
  const { database, engineModule, history } = context
  return rolledBack(database, async () => {
    const migration = requireMigration(context, phase)
    const { name, up, down } = migration
    const above = await readCatalog(database)
    const values = await rememberValues(context, phase)
    await runMigrationFile({ name: `${name}/down.sql`, sql: down ?? '' }, () =>
      rollBack(database, migration),
    )
    const afterDown = await findAfter('down', context, { phase: phase - 1, catalog: below, values })
    // What the way down left behind would be in the way of the up, or be found a second time.
    if (afterDown.length > 0) return afterDown
    await runMigrationFile({ name: `${name}/migration.sql`, sql: up }, () =>
      applyMigrations(database, engineModule, history, phase),
    )
    return findAfter('up again', context, { phase, catalog: above, values })
  })
}

/** What a proof says is not as it was, counted for each field. */
export function findInRows(
  after: RoundTripFinding['after'],
  proof: Proof | undefined,
): RoundTripFinding[] {
  if (!proof || proof.survived) return []
  const { rows, fields } = proof
  const wrong = fields.filter(({ lost, changed }) => lost + changed > 0)
  return [
    ...(rows.found === rows.expected ? [] : [{ after, rows }]),
    ...wrong.map(({ field, lost, changed }) => ({ after, field, lost, changed })),
  ]
}

interface State {
  phase: number
  catalog: Catalog
  values: Snapshot | undefined
}

async function findAfter(
  after: RoundTripFinding['after'],
  { database, seed }: LabContext,
  { phase, catalog, values }: State,
): Promise<RoundTripFinding[]> {
  const drift = compareCatalogs(catalog, await readCatalog(database))
  const proof =
    values &&
    (await proveSurvival(database, values, await readLineage(database, seed.course, phase)))
  return [...drift.map((finding) => ({ after, drift: finding })), ...findInRows(after, proof)]
}

/** The values of the fields that the phase before has as well: neither way may lose one of them. */
async function rememberValues(
  { database, seed }: LabContext,
  phase: number,
): Promise<Snapshot | undefined> {
  const fields = Object.keys(lineageAt(seed.course, phase - 1).columns)
  if (fields.length === 0) return undefined
  const lineage = await readLineage(database, seed.course, phase)
  const columns = fields.map((field) => [field, lineage.columns[field] ?? null])
  return takeSnapshot(database, { ...lineage, columns: Object.fromEntries(columns) }, phase)
}
