import { quoteIdentifier } from '../database/quote.ts'
import { Problem } from '../problem.ts'
import { proveSurvival } from '../survival/compare.ts'
import { proveExpected } from '../survival/expected.ts'
import { tableOf } from '../survival/fingerprint.ts'
import type { Lineage } from '../survival/lineage.ts'
import { mergeProofs } from '../survival/merge-proofs.ts'
import type { Finding, Proof } from '../survival/proof.ts'
import { findSnapshot } from '../survival/snapshot.ts'
import { countRows } from './count-rows.ts'
import type { LabContext } from './lab-context.ts'
import type { Field } from './lesson.ts'
import { nameOfPlace, phaseAt } from './line.ts'
import { lineageAt, TABLE } from './lineage-at.ts'
import { readLineage } from './read-lineage.ts'
import { expectSeed } from './seed.ts'
import { onAnyTable } from './step-failure.ts'
import { readPhase } from './where.ts'

export interface VerifyReport extends Proof {
  /** The phase whose fields these are: the last one, where a person's own migrations follow it. */
  phase: number
  /** What a person calls the place. */
  name: string
}

/**
 * Proves what is there now: every value that was there after the last step, and the seed, value by
 * value. Rows that a learner added are no finding, unless they repeat a seed row. Throws the
 * Problem `NOTHING_TO_VERIFY` at base.
 */
export async function verify(context: LabContext): Promise<VerifyReport> {
  const place = await readPhase(context)
  if (place === 0) {
    throw new Problem('NOTHING_TO_VERIFY', {
      message: 'The database is at base: there are no rows yet.',
      fix: 'npm run phase -- 1',
    })
  }
  return onAnyTable(`at ${nameOfPlace(context, place)}`, () => prove(context, place))
}

async function prove(context: LabContext, place: number): Promise<VerifyReport> {
  const { database, seed } = context
  const lineage = await readLineage(database, seed.course, place)
  const ofCourse = Object.keys(lineageAt(seed.course, place).columns) as Field[]
  const fields = ofCourse.filter((field) => field in lineage.columns)
  const bySeed = await proveExpected(database, lineage, expectSeed(seed, fields))
  const snapshot = await findSnapshot(database, TABLE)
  const found = await countRows(context.database)
  const byStep = snapshot && (await proveSurvival(database, snapshot, lineage))
  const base: Proof = byStep
    ? { ...byStep, findings: byStep.findings.filter(({ kind }) => kind !== 'added') }
    : { ...bySeed, rows: { expected: seed.course.people.length, found } }
  const merged = byStep ? mergeProofs(base, bySeed) : base
  const duplicated = await findDuplicates(context, lineage)
  const findings = [...merged.findings, ...duplicated]
  const phase = phaseAt(context, place)
  return {
    phase,
    name: nameOfPlace(context, place),
    ...merged,
    findings,
    survived: findings.length === 0,
  }
}

/** Rows outside the seed that bear a seed person's name: a copy, not a person of the learner's. */
async function findDuplicates(
  { database, seed }: LabContext,
  lineage: Lineage,
): Promise<Finding[]> {
  if (!lineage.columns.name) return []
  const name = quoteIdentifier(lineage.columns.name)
  const rows = await database.query<{ id: number }>(
    `SELECT id FROM ${tableOf(lineage)} WHERE NOT id BETWEEN 1 AND $1
       AND ${name} IN (SELECT * FROM jsonb_array_elements_text($2::jsonb)) ORDER BY id`,
    [seed.course.people.length, JSON.stringify(seed.course.people.map((person) => person.name))],
  )
  return rows.map(({ id }) => ({ kind: 'duplicated', row: id, lastRow: id }))
}
