import type { Database } from '../database/database.ts'
import { rollBack } from '../history/roll-back.ts'
import { proveSurvival } from '../survival/compare.ts'
import { readFingerprint } from '../survival/fingerprint.ts'
import { keepValues } from '../survival/kept.ts'
import type { Lineage } from '../survival/lineage.ts'
import type { Proof } from '../survival/proof.ts'
import { forgetSnapshot, takeSnapshot } from '../survival/snapshot.ts'
import type { LabContext } from './lab-context.ts'
import { fieldsBroughtBy, lineageAt, TABLE } from './lineage-at.ts'
import { readLineage, withColumns } from './read-lineage.ts'
import { refillKept } from './refill-kept.ts'
import { requireMigration } from './require-migration.ts'
import { requireTable } from './require-table.ts'
import { readSampleRows } from './sample-rows.ts'
import { runMigrationFile } from './step-failure.ts'
import type { LostField, StepOutcome } from './step-report.ts'

/**
 * Rolls the migration of `phase` back. Values that this loses by its nature are copied aside first
 * and counted; every other value is proven to be there afterwards.
 */
export async function stepDown(context: LabContext, phase: number): Promise<StepOutcome> {
  const { database, seed } = context
  const was = withColumns(await readLineage(database, seed.course, phase))
  const before = await readSampleRows(database, was)
  await refillKept(context, phase)
  const goingFields = phase === 1 ? Object.keys(was.columns) : fieldsBroughtBy(seed.course, phase)
  const lost = await countValues(database, was, goingFields)
  if (lost.length > 0) await keepValues(database, was, goingFields, phase)
  const ownValues = phase > seed.course.lessons.length ? await countOwnValues(context, was) : []
  const staying = withoutFields(was, goingFields)
  const snapshot = await takeSnapshot(database, staying, phase)
  const migration = requireMigration(context, phase)
  await runMigrationFile({ name: `${migration.name}/down.sql`, sql: migration.down ?? '' }, () =>
    rollBack(database, migration),
  )
  const is = await readLineage(database, seed.course, phase - 1)
  // What a person's own migration brought goes with it; only now is it known which columns that are.
  const gone = ownValues.filter(({ field }) => !is.columns[field])
  const proof =
    phase === 1
      ? NOTHING_LEFT
      : leaveOut(
          await proveSurvival(database, snapshot, is),
          gone.map(({ field }) => field),
        )
  if (phase === 1) await forgetSnapshot(database, TABLE)
  else if (proof.survived) {
    await requireTable(context, phase - 1, `after ${migration.name}/down.sql`)
    await takeSnapshot(database, is, phase - 1)
  }
  const after = await readSampleRows(database, is)
  return { proof, lost: [...lost, ...gone], restored: 0, seeded: 0, before, after }
}

const NOTHING_LEFT: Proof = {
  rows: { expected: 0, found: 0 },
  fields: [],
  survived: true,
  findings: [],
}

/** Values in the columns that no phase of the course has. */
function countOwnValues({ database, seed }: LabContext, was: Lineage): Promise<LostField[]> {
  const { columns } = lineageAt(seed.course, seed.course.lessons.length)
  const own = Object.keys(was.columns).filter((field) => !(field in columns))
  return countValues(database, was, own)
}

function leaveOut(proof: Proof, gone: readonly string[]): Proof {
  const findings = proof.findings.filter(({ field }) => !field || !gone.includes(field))
  const fields = proof.fields.filter(({ field }) => !gone.includes(field))
  return { ...proof, fields, findings, survived: findings.length === 0 }
}

async function countValues(
  database: Database,
  lineage: Lineage,
  fields: readonly string[],
): Promise<LostField[]> {
  if (fields.length === 0) return []
  const columns = Object.fromEntries(fields.map((field) => [field, lineage.columns[field] ?? null]))
  const fingerprint = await readFingerprint(database, { ...lineage, columns })
  return fingerprint.fields.map(({ field, filled }) => ({
    field,
    column: columns[field] ?? field,
    values: filled,
  }))
}

function withoutFields(lineage: Lineage, fields: readonly string[]): Lineage {
  const staying = Object.entries(lineage.columns).filter(([field]) => !fields.includes(field))
  return { ...lineage, columns: Object.fromEntries(staying) }
}
