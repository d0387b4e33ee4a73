import { fieldsBroughtBy, lineageAt } from '../../course/lineage-at.ts'
import { readLineage } from '../../course/read-lineage.ts'
import { expectSeed } from '../../course/seed.ts'
import type { SqlStatement } from '../../history/sql-statements.ts'
import { proveExpected } from '../../survival/expected.ts'
import { mergeProofs } from '../../survival/merge-proofs.ts'
import type { Proof } from '../../survival/proof.ts'
import type { FileEvidence } from '../evidence.ts'
import { leaveScript, refusalOf } from './leave-script.ts'
import { compareSurroundings, readSurroundings } from './outside.ts'
import { proveRows } from './prove-rows.ts'
import { findRowsAside, type RowsAside } from './rows-aside.ts'
import type { SqlFile } from './run-file.ts'
import { READABLE } from './run-up.ts'
import type { Scratch } from './scratch.ts'
import { describeAt } from './sql-failure.ts'
import { unlessRefused } from './unless-refused.ts'

/** Runs a file statement by statement, as psql does, and looks at every value after it. */
export async function runScript(
  scratch: Scratch,
  file: SqlFile,
  statements: readonly SqlStatement[],
): Promise<FileEvidence> {
  const { database, seed, phase } = scratch
  // Every field but the one that the file is there to fill.
  const { fields } = scratch.rows
  const aside = await findRowsAside(database, await readLineage(database, seed.course, phase), [
    ...fields,
    ...fieldsBroughtBy(seed.course, phase).filter((field) => field !== FILLED),
  ])
  const surroundings = await readSurroundings(database, scratch.surroundings.table)
  for (const [index, { sql }] of statements.entries()) {
    const error = await refusalOf(() => database.execute(sql))
    if (!error) continue
    await leaveScript(database)
    return { status: 'failed', failure: describeAt(file, statements, index, error) }
  }
  await leaveScript(database)
  const now = await readSurroundings(database, surroundings.table)
  const around = compareSurroundings(surroundings, now)
  await database.execute(READABLE)
  const proof = await prove(scratch, aside)
  const outside = [...describeRows(proof), ...around]
  return { status: 'ran', rows: 0, plan: '', proof, outside }
}

const FILLED = 'embedding'

async function prove({ database, seed, phase }: Scratch, aside: RowsAside): Promise<Proof> {
  const { proof } = await proveRows(
    database,
    aside,
    await readLineage(database, seed.course, phase),
  )
  if (!fieldsBroughtBy(seed.course, phase).includes(FILLED)) return proof
  const lineage = lineageAt(seed.course, phase)
  const filled = await unlessRefused(database, () =>
    proveExpected(database, lineage, expectSeed(seed, [FILLED])),
  )
  return filled ? mergeProofs(proof, filled) : { ...proof, survived: false }
}

function describeRows({ findings }: Proof): string[] {
  return findings
    .filter(({ field }) => field === undefined)
    .map(({ kind, row }) => `row ${row} of users was ${kind === 'lost' ? 'deleted' : 'added'}`)
}
