import { withLockTimeout } from '../database/migration-lock.ts'
import { claim } from '../database/ownership.ts'
import { quoteIdentifier } from '../database/quote.ts'
import { Problem } from '../problem.ts'
import { tableOf } from '../survival/fingerprint.ts'
import type { Lineage } from '../survival/lineage.ts'
import { takeSnapshot } from '../survival/snapshot.ts'
import { countRows } from './count-rows.ts'
import type { LabContext } from './lab-context.ts'
import type { Field } from './lesson.ts'
import { phaseAt } from './line.ts'
import { fieldsBroughtBy, lineageAt } from './lineage-at.ts'
import { whileMoving } from './moving.ts'
import { readLineage } from './read-lineage.ts'
import { refillKept } from './refill-kept.ts'
import { fillSeed, insertSeed, moveSequence } from './seed.ts'
import { onAnyTable } from './step-failure.ts'
import { readPhase } from './where.ts'

export interface SeedReport {
  phase: number
  /** Seed rows that were missing and are there now. */
  inserted: number
  /** Rows that values kept at a rollback went back into, where Prisma applied the phase again. */
  restored: number
  /** Seed rows in which empty fields were filled. */
  filled: number
  /** Further rows, made on the server. */
  grown: number
  rows: number
}

// Each field of a made-up row, from its number alone: the same number gives the same row anywhere.
// An embedding is what the encoder makes of a biography, so rows made on the server have none.
const MADE_UP: Readonly<Record<Field, string>> = {
  name: "'Person ' || n",
  email: "'person' || n || '@example.com'",
  bio: "'Row number ' || n || ' of a table that grew.'",
  settings: "jsonb_build_object('number', n, 'even', n % 2 = 0)",
  embedding: 'NULL::vector',
}

/**
 * Writes what is missing of the seed, never over a value, and with `rows` grows the table to that
 * many rows, on the server. One transaction; what is there afterwards is what `verify` then expects.
 * Throws the Problems `AT_BASE` and `ROWS_FEWER`.
 */
export function growSeed(context: LabContext, rows?: number): Promise<SeedReport> {
  const { database, lockSeconds } = context
  return whileMoving(context, () =>
    withLockTimeout(database, lockSeconds, () =>
      onAnyTable('at this phase', () => grow(context, rows)),
    ),
  )
}

async function grow(context: LabContext, rows?: number): Promise<SeedReport> {
  const { database, seed } = context
  const place = await readPhase(context)
  if (place === 0) throw atBase()
  await claim(database)
  const phase = phaseAt(context, place)
  // A person's own migrations may have renamed what the last phase has.
  const lineage =
    place > phase ? await readLineage(database, seed.course, place) : lineageAt(seed.course, phase)
  const inserted = await insertSeed(database, seed, phase, lineage)
  const phases = Array.from({ length: phase - 1 }, (_, index) => index + 2)
  let restored = 0
  for (const each of phases) restored += await refillKept(context, each)
  const brought = phases.flatMap((each) => fieldsBroughtBy(seed.course, each))
  const fields = brought.filter((field) => lineage.columns[field])
  const filled = await fillSeed(database, seed, phase, fields, undefined, lineage)
  const there = await countRows(context.database)
  const grown = rows === undefined ? 0 : await growTo(context, lineage, there, rows)
  await takeSnapshot(database, await readLineage(database, seed.course, place), place)
  return { phase, inserted, restored, filled, grown, rows: there + grown }
}

async function growTo(
  { database }: LabContext,
  lineage: Lineage,
  there: number,
  rows: number,
): Promise<number> {
  if (rows < there) throw rowsFewer(there, rows)
  const fields = (Object.keys(MADE_UP) as Field[]).filter((field) => lineage.columns[field])
  const columns = fields.map((field) => quoteIdentifier(lineage.columns[field] ?? field))
  const table = tableOf(lineage)
  const { affected } = await database.queryRaw(
    `INSERT INTO ${table} (${['id', ...columns].join(', ')})
     SELECT ${['n', ...fields.map((field) => MADE_UP[field])].join(', ')}
     FROM (SELECT coalesce(max(id), 0) AS last FROM ${table}) AS t,
       generate_series(t.last + 1, t.last + $1::integer) AS n`,
    [rows - there],
  )
  await moveSequence(database)
  return affected
}

const atBase = () =>
  new Problem('AT_BASE', {
    message: 'The database is at base: there is no table to put rows into.',
    fix: 'npm run phase -- 1',
  })

const rowsFewer = (there: number, rows: number) =>
  new Problem('ROWS_FEWER', {
    message: `The table has ${there} rows already; seed only adds rows, so it can't shrink to ${rows}.`,
    fix: `npm run seed -- --rows ${there}`,
  })
