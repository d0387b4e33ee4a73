import type { Database } from '../database/database.ts'
import { withLockTimeout } from '../database/migration-lock.ts'
import { claim, readOwnership } from '../database/ownership.ts'
import { requireVector } from '../database/pgvector.ts'
import { ensurePublicSchema } from '../database/public-schema.ts'
import { applyMigrations } from '../history/apply.ts'
import { requireScript } from '../history/transaction-control.ts'
import { Problem } from '../problem.ts'
import { proveExpected } from '../survival/expected.ts'
import type { Proof } from '../survival/proof.ts'
import {
  addRestorePoint,
  forgetOldPoints,
  hasRecords,
  setAside,
} from '../survival/restore-point.ts'
import { takeSnapshot } from '../survival/snapshot.ts'
import { findPlace, type Place, placeName } from './find-place.ts'
import type { LabContext } from './lab-context.ts'
import type { Field } from './lesson.ts'
import { lineageAt, VECTOR_PHASE } from './lineage-at.ts'
import { whileMoving } from './moving.ts'
import { requireMigration } from './require-migration.ts'
import { expectSeed, insertSeed } from './seed.ts'
import { type MigrationFile, onAnyTable, runMigrationFile } from './step-failure.ts'
import { requirePhase } from './target.ts'

export interface ResetReport {
  phase: number
  /** What was there, and can be brought back with `undo`. */
  replaced: Place
  proof: Proof
  milliseconds: number
}

/**
 * Puts the lab database at exactly a phase with exactly the seed, whatever state it was in, in one
 * transaction. Everything that was in `public` is set aside first, journal included, for `undo`.
 * Throws the Problem `MIGRATION_AMONG_LESSONS` where a person's own migration stands before the phase's.
 */
export async function reset(context: LabContext, word: string): Promise<ResetReport> {
  const started = performance.now()
  const { database } = context
  const phase = requirePhase(word, context)
  for (const { name, sql } of filesTo(context, phase)) requireScript(sql, name)
  if (phase >= VECTOR_PHASE) await requireVector(database)
  return whileMoving(context, () =>
    withLockTimeout(database, context.lockSeconds, async () => {
      const isNew = (await readOwnership(database)) === 'empty'
      await claim(database)
      await ensurePublicSchema(database)
      const replaced = await findPlace(context)
      if (!isNew) await keep(database, replaced, phase)
      const proof = await build(context, phase)
      return { phase, replaced, proof, milliseconds: Math.round(performance.now() - started) }
    }),
  )
}

/** Sets everything aside for `undo`; what the lab remembers may be all there is. */
async function keep(database: Database, replaced: Place, to: number): Promise<void> {
  if (replaced.isEmpty && !(await hasRecords(database))) return
  const { phase, rows } = replaced
  const before = `reset from ${placeName(replaced)} to ${placeName({ phase: to })}`
  const id = await addRestorePoint(database, { kind: 'reset', before, phase, rows, undone: false })
  await setAside(database, id)
  await forgetOldPoints(database)
}

/** The phase from nothing: migrations, the seed, and the proof that it is all there. */
async function build(context: LabContext, phase: number): Promise<Proof> {
  const { database, engineModule, history, seed } = context
  if (phase === 0)
    return { rows: { expected: 0, found: 0 }, fields: [], survived: true, findings: [] }
  await runMigrationFile(filesTo(context, phase), () =>
    applyMigrations(database, engineModule, history, phase),
  )
  return onAnyTable(`at phase ${phase}`, async () => {
    await insertSeed(database, seed, phase)
    const lineage = lineageAt(seed.course, phase)
    const fields = Object.keys(lineage.columns) as Field[]
    const proof = await proveExpected(database, lineage, expectSeed(seed, fields))
    if (!proof.survived) throw seedNotWhole(phase)
    await takeSnapshot(database, lineage, phase)
    return proof
  })
}

/** What runs from nothing up to a phase. Throws what `requireMigration` throws. */
function filesTo(context: LabContext, phase: number): MigrationFile[] {
  return Array.from({ length: phase }, (_, index) => {
    const { name, up } = requireMigration(context, index + 1)
    return { name: `${name}/migration.sql`, sql: up }
  })
}

const seedNotWhole = (phase: number) =>
  new Problem('SEED_NOT_WHOLE', {
    message: `The migrations up to phase ${phase} leave a table that doesn't hold the seed as it is. Nothing has changed.`,
    fix: 'git diff -- prisma/migrations',
  })
