import { quoteIdentifier } from '../database/quote.ts'
import { applyMigrations } from '../history/apply.ts'
import { proveSurvival } from '../survival/compare.ts'
import { type Expectation, proveExpected } from '../survival/expected.ts'
import { copyName, findKeptValues, type KeptValues, restoreValues } from '../survival/kept.ts'
import { mergeProofs } from '../survival/merge-proofs.ts'
import type { Proof } from '../survival/proof.ts'
import { takeSnapshot } from '../survival/snapshot.ts'
import { buildIndexesAfter } from './build-indexes-after.ts'
import type { LabContext } from './lab-context.ts'
import type { Field } from './lesson.ts'
import { fieldsBroughtBy, lineageAt } from './lineage-at.ts'
import { readLineage, withColumns } from './read-lineage.ts'
import { requireMigration } from './require-migration.ts'
import { requireTable } from './require-table.ts'
import { readSampleRows } from './sample-rows.ts'
import { expectSeed, fillSeed, insertSeed, moveSequence } from './seed.ts'
import { onAnyTable, runMigrationFile } from './step-failure.ts'
import type { StepOutcome } from './step-report.ts'

/**
 * Applies the migration of `phase` with Prisma's engine, proves that what was there survived, then
 * fills the fields the phase brings: with the values kept at an earlier rollback, else from the seed.
 */
export async function stepUp(context: LabContext, phase: number): Promise<StepOutcome> {
  const { database, engineModule, history, seed } = context
  const was = withColumns(await readLineage(database, seed.course, phase - 1))
  const before = await readSampleRows(database, was)
  const snapshot = phase > 1 ? await takeSnapshot(database, was, phase - 1) : undefined
  const { name, up } = requireMigration(context, phase)
  await runMigrationFile({ name: `${name}/migration.sql`, sql: up }, () =>
    applyMigrations(database, engineModule, history, phase),
  )
  const is = await readLineage(database, seed.course, phase)
  const prove = () => snapshot && proveSurvival(database, snapshot, is)
  const survival = await prove()
  if (survival && !survival.survived) {
    const after = await readSampleRows(database, is)
    return { proof: survival, lost: [], restored: 0, seeded: 0, before, after }
  }
  await requireTable(context, phase, `after ${name}`)
  const kept = await findKeptValues(database, phase)
  const [counts, brought] = await onAnyTable(`after ${name}`, async () => [
    await fillNewFields(context, phase, kept),
    await proveNewFields(context, phase, kept),
  ])
  // Filling the new fields must not have touched the old ones: they are proven once more.
  const again = await prove()
  await takeSnapshot(database, is, phase)
  return {
    proof: mergeProofs(again ?? { ...brought, fields: [] }, brought),
    lost: [],
    ...counts,
    before,
    after: await readSampleRows(database, is),
  }
}

function fillNewFields(
  context: LabContext,
  phase: number,
  kept: KeptValues | undefined,
): Promise<Filled> {
  const { database, seed } = context
  const fields = fieldsBroughtBy(seed.course, phase)
  return buildIndexesAfter(database, lineageAt(seed.course, phase), fields, () =>
    fill(context, phase, kept),
  )
}

async function fill(
  { database, seed }: LabContext,
  phase: number,
  kept: KeptValues | undefined,
): Promise<Filled> {
  const lineage = lineageAt(seed.course, phase)
  if (kept) await restoreValues(database, lineage, kept, phase === 1)
  const restored = kept?.rows ?? 0
  if (phase > 1) {
    const except = kept && copyName(kept.id)
    const fields = fieldsBroughtBy(seed.course, phase)
    return { restored, seeded: await fillSeed(database, seed, phase, fields, except) }
  }
  // Rows that were kept are all there were: the seed adds none to them.
  const seeded = kept ? 0 : await insertSeed(database, seed, phase)
  await moveSequence(database)
  return { restored, seeded }
}

type Filled = Pick<StepOutcome, 'restored' | 'seeded'>

async function proveNewFields(
  context: LabContext,
  phase: number,
  kept: KeptValues | undefined,
): Promise<Proof> {
  const lineage = lineageAt(context.seed.course, phase)
  return proveExpected(context.database, lineage, expectNewFields(context, phase, kept))
}

/** What the new fields have to hold: kept values where there are some, the seed's in the other rows. */
function expectNewFields(
  { seed }: LabContext,
  phase: number,
  kept: KeptValues | undefined,
): Expectation {
  const fields = fieldsBroughtBy(seed.course, phase)
  const fromSeed = expectSeed(seed, fields)
  const rowsThere = `SELECT * FROM (${fromSeed.sql}) AS s WHERE key IN (SELECT id FROM public.users)`
  if (!kept) return { ...fromSeed, sql: phase === 1 ? fromSeed.sql : rowsThere }
  return { ...fromSeed, sql: expectKept(kept, fields, phase === 1 ? undefined : rowsThere) }
}

function expectKept(kept: KeptValues, fields: readonly Field[], others?: string): string {
  const copy = copyName(kept.id)
  const columns = ['key', ...fields.map(quoteIdentifier)].join(', ')
  // The seed travels as parameter $1; it has to be named where the seed itself is not asked for.
  const rest = others ?? `SELECT ${columns} FROM ${copy} WHERE $1::text IS NULL`
  return `SELECT ${columns} FROM ${copy} WHERE key IN (SELECT id FROM public.users)
    UNION ALL SELECT * FROM (${rest}) AS rest WHERE key NOT IN (SELECT key FROM ${copy})`
}
