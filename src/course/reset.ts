import { withLockTimeout } from '../database/migration-lock.ts'
import { claim, readOwnership } from '../database/ownership.ts'
import { requireVector } from '../database/pgvector.ts'
import { applyMigrations } from '../history/apply.ts'
import { requireScript } from '../history/transaction-control.ts'
import { Problem } from '../problem.ts'
import { proveExpected } from '../survival/expected.ts'
import type { Proof } from '../survival/proof.ts'
import { addRestorePoint, setAside } from '../survival/restore-point.ts'
import { takeSnapshot } from '../survival/snapshot.ts'
import { findPlace, type Place, placeName } from './find-place.ts'
import type { LabContext } from './lab-context.ts'
import type { Field } from './lesson.ts'
import { lineageAt, VECTOR_PHASE } from './lineage-at.ts'
import { whileMoving } from './moving.ts'
import { requireMigration } from './require-migration.ts'
import { expectSeed, insertSeed } from './seed.ts'
import { runMigrationFile } from './step-failure.ts'
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
 */
export async function reset(context: LabContext, word: string): Promise<ResetReport> {
  const started = performance.now()
  const { database, seed, history } = context
  const phase = requirePhase(word, seed.course)
  for (const { name, up } of history.migrations.slice(0, phase)) {
    requireScript(up, `${name}/migration.sql`)
  }
  if (phase >= VECTOR_PHASE) await requireVector(database)
  return whileMoving(context, () =>
    withLockTimeout(database, context.lockSeconds, async () => {
      const isNew = (await readOwnership(database)) === 'empty'
      await claim(database)
      const replaced = await findPlace(context)
      if (!isNew && !replaced.isEmpty) {
        const { phase: from, rows } = replaced
        const before = `reset from ${placeName(replaced)} to ${placeName({ phase })}`
        await setAside(
          database,
          await addRestorePoint(database, { kind: 'reset', before, phase: from, rows }),
        )
      }
      const proof = await build(context, phase)
      return { phase, replaced, proof, milliseconds: Math.round(performance.now() - started) }
    }),
  )
}

/** The phase from nothing: migrations, the seed, and the proof that it is all there. */
async function build(context: LabContext, phase: number): Promise<Proof> {
  const { database, engineModule, history, seed } = context
  if (phase === 0)
    return { rows: { expected: 0, found: 0 }, fields: [], survived: true, findings: [] }
  const { name, up } = requireMigration(context, phase)
  await runMigrationFile({ name: `${name}/migration.sql`, sql: up }, () =>
    applyMigrations(database, engineModule, history, phase),
  )
  await insertSeed(database, seed, phase)
  const lineage = lineageAt(seed.course, phase)
  const fields = Object.keys(lineage.columns) as Field[]
  const proof = await proveExpected(database, lineage, expectSeed(seed, fields))
  if (!proof.survived) throw seedNotWhole(phase)
  await takeSnapshot(database, lineage, phase)
  return proof
}

const seedNotWhole = (phase: number) =>
  new Problem('SEED_NOT_WHOLE', {
    message: `The migrations up to phase ${phase} leave a table that doesn't hold the seed as it is. Nothing has changed.`,
    fix: 'git diff -- prisma/migrations',
  })
