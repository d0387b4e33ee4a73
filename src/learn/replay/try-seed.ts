import type { Field } from '../../course/lesson.ts'
import { fieldsBroughtBy, lineageAt } from '../../course/lineage-at.ts'
import { expectSeed, type SeedData } from '../../course/seed.ts'
import type { Database } from '../../database/database.ts'
import { PostgresError } from '../../database/postgres-error.ts'
import { rolledBack } from '../../database/rolled-back.ts'
import { proveExpected } from '../../survival/expected.ts'
import { mergeProofs } from '../../survival/merge-proofs.ts'
import type { SeededEvidence } from '../evidence.ts'
import { NOTHING_TO_LOSE } from './prove-rows.ts'
import { findRefusedValue } from './refused-value.ts'
import { readKeyed } from './rows-aside.ts'
import { readSamples } from './value-samples.ts'
import { firstOf, writeSeed } from './write-seed.ts'

/**
 * Writes the seed's values into the fields that the lesson brings (at phase 1 the rows themselves),
 * proves them, and takes them back.
 */
export async function trySeed(
  database: Database,
  seed: SeedData,
  phase: number,
): Promise<SeededEvidence> {
  const fields = fieldsBroughtBy(seed.course, phase)
  try {
    return await rolledBack(database, async () => {
      let found: SeededEvidence = { refused: undefined, proof: NOTHING_TO_LOSE, samples: [] }
      for (const [part, people] of partsOf(fields, seed)) {
        await writeSeed(database, people, phase, part)
        found = together(found, await proveSeed(database, people, phase, part))
      }
      return found
    })
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error
    const value = await findRefusedValue(database, seed, phase, fields)
    const { message, code } = error
    return { refused: { message, code, value }, proof: undefined, samples: [] }
  }
}

/** Embeddings are slow to write, and whether one fits does not hang on whose it is: ten will do. */
function partsOf(fields: readonly Field[], seed: SeedData): [Field[], SeedData][] {
  const plain = fields.filter((field) => field !== 'embedding')
  const parts: [Field[], SeedData][] = plain.length > 0 ? [[plain, seed]] : []
  return fields.includes('embedding') ? [...parts, [['embedding'], firstOf(seed, 10)]] : parts
}

function together(one: SeededEvidence, other: SeededEvidence): SeededEvidence {
  const proof = one.proof && other.proof && mergeProofs(one.proof, other.proof)
  const rows = one.proof === NOTHING_TO_LOSE ? other.proof?.rows : one.proof?.rows
  const samples = [...one.samples, ...other.samples]
  return { refused: undefined, proof: proof && rows && { ...proof, rows }, samples }
}

async function proveSeed(
  database: Database,
  seed: SeedData,
  phase: number,
  fields: readonly Field[],
): Promise<SeededEvidence> {
  const lineage = lineageAt(seed.course, phase)
  const expected = expectSeed(seed, fields)
  const proof = await proveExpected(database, lineage, expected)
  if (proof.survived) return { refused: undefined, proof, samples: [] }
  const rows = await readKeyed(database, expected.sql, expected.parameters)
  const samples = await readSamples(database, { fields, rows }, lineage, proof.findings)
  return { refused: undefined, proof, samples }
}
