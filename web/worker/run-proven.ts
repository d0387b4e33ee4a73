import type { LabContext } from '../../src/course/lab-context.ts'
import { TABLE } from '../../src/course/lineage-at.ts'
import { readLineage } from '../../src/course/read-lineage.ts'
import { readSampleRows } from '../../src/course/sample-rows.ts'
import { onAnyTable } from '../../src/course/step-failure.ts'
import type { SampleRow } from '../../src/course/step-report.ts'
import { hasTable } from '../../src/database/has-table.ts'
import { AS_IT_WAS, type SqlFile } from '../../src/learn/replay/run-file.ts'
import { proveSurvival } from '../../src/survival/compare.ts'
import type { Lineage } from '../../src/survival/lineage.ts'
import type { Proof } from '../../src/survival/proof.ts'
import { forgetSnapshot, type Snapshot, takeSnapshot } from '../../src/survival/snapshot.ts'
import type { RunOutcome, RunReport } from '../lab/run-report.ts'
import { describeRefusal } from './describe-refusal.ts'

/** One run of migrations, up or down. */
export interface Run {
  migrations: string[]
  /** The phases whose columns the fields are looked for in. */
  before: number
  after: number
  /** Fields that go by the nature of the run. */
  going: readonly string[]
  work(): Promise<void>
  /** Puts rows into a table that is new; returns how many. */
  fill(): Promise<number>
}

/**
 * Does a run in one transaction, and commits it only when every value that does not go by its nature is
 * proven to be there. What PostgreSQL refuses in one of the files is part of the report.
 */
export async function runProven(
  context: LabContext,
  files: readonly SqlFile[],
  run: Run,
): Promise<RunReport> {
  const { database } = context
  const started = performance.now()
  const timed = (found: Outcome) => ({
    ...found,
    milliseconds: Math.round(performance.now() - started),
  })
  let outcome: Outcome | undefined
  try {
    const done = await database.transaction(async () => {
      outcome = await proveRun(context, run)
      if (!outcome.proof.survived) throw new ValueLost()
      return outcome
    })
    return { status: 'committed', ...timed(done) }
  } catch (error) {
    if (error instanceof ValueLost && outcome) return { status: 'rolled back', ...timed(outcome) }
    return describeRefusal(database, files, error)
  } finally {
    await database.execute(AS_IT_WAS)
  }
}

type Outcome = Omit<RunOutcome, 'milliseconds'>

class ValueLost extends Error {}

async function proveRun(context: LabContext, run: Run): Promise<Outcome> {
  const { database, seed } = context
  const was = await readLineage(database, seed.course, run.before)
  const before = await readSampleRows(database, was)
  const isThere = await hasTable(database, 'public', TABLE)
  const snapshot = isThere && (await takeSnapshot(database, without(was, run.going), run.before))
  await run.work()
  await database.execute(AS_IT_WAS)
  return onAnyTable(`after ${run.migrations.join(', ')}`, () =>
    proveAfter(context, run, before, snapshot || undefined),
  )
}

async function proveAfter(
  { database, seed }: LabContext,
  run: Run,
  before: SampleRow[],
  snapshot: Snapshot | undefined,
): Promise<Outcome> {
  const is = await readLineage(database, seed.course, run.after)
  const isLeft = await hasTable(database, 'public', TABLE)
  // The way back from phase 1 takes the table away: no field is left to prove.
  const isProvable = snapshot && (isLeft || Object.keys(snapshot.columns).length > 0)
  const proof = isProvable ? await proveSurvival(database, snapshot, is) : NOTHING_TO_PROVE
  const seeded = proof.survived ? await run.fill() : 0
  if (!isLeft) await forgetSnapshot(database, TABLE)
  else if (proof.survived) await takeSnapshot(database, is, run.after)
  const after = await readSampleRows(database, is)
  return { migrations: run.migrations, proof, before, after, seeded }
}

function without(lineage: Lineage, fields: readonly string[]): Lineage {
  const staying = Object.entries(lineage.columns).filter(([field]) => !fields.includes(field))
  return { ...lineage, columns: Object.fromEntries(staying) }
}

const NOTHING_TO_PROVE: Proof = {
  rows: { expected: 0, found: 0 },
  fields: [],
  survived: true,
  findings: [],
}
