import { readCatalog } from '../history/catalog.ts'
import { requireScript } from '../history/transaction-control.ts'
import { Problem } from '../problem.ts'
import type { LabContext } from './lab-context.ts'
import type { Field } from './lesson.ts'
import { fieldsBroughtBy, lineageAt } from './lineage-at.ts'
import { moveTo } from './move.ts'
import { requireMigration } from './require-migration.ts'
import { findInRound, findInRows, type RoundTripFinding } from './roundtrip-findings.ts'
import { requireTarget } from './target.ts'

/** One migration, taken up, down and up again with the seed in the table. */
export interface RoundTrip {
  phase: number
  migration: string
  /** What its down is declared to lose, because its up brings it. */
  loses: Field[]
  /** Values that had to survive all of it, NULLs included. */
  values: number
  findings: RoundTripFinding[]
  /** Whether catalog and values are as they were, but for what is declared to be lost. */
  holds: boolean
}

/** Everything a round trip works with; it makes its own scratch database. */
export type RoundTripContext = Omit<LabContext, 'database'>

/**
 * Takes every migration, or the one that `word` names, up, down and up again in a scratch database.
 * Throws the Problems of a move for files that can't be run at all, and `PHASE_UNKNOWN`.
 */
export async function roundTrip(context: RoundTripContext, word?: string): Promise<RoundTrip[]> {
  const { lessons } = context.seed.course
  const only = word === undefined ? undefined : requirePhase(context, word)
  const trips: RoundTrip[] = []
  const database = await context.openScratch()
  // Nobody else knows the scratch database: there is no line to wait in.
  const scratch: LabContext = { ...context, database, alone: (work) => work() }
  try {
    for (const { phase } of lessons.slice(0, only)) {
      const trip = await takePhase(scratch, phase, only ?? phase)
      if (trip) trips.push(trip)
      if (trip?.findings.some(({ after }) => after === 'up')) break
    }
    return trips
  } finally {
    await database.close()
  }
}

function requirePhase({ seed }: RoundTripContext, word: string): number {
  const phase = requireTarget(word, 0, seed.course)
  if (phase > 0) return phase
  throw new Problem('PHASE_UNKNOWN', {
    message: `"${word}" is no migration: base is before the first.`,
    fix: 'npm run roundtrip -- 1',
  })
}

/** Brings the database up to `phase`, and takes that migration down and up when it is `wanted`. */
async function takePhase(
  context: LabContext,
  phase: number,
  wanted: number,
): Promise<RoundTrip | undefined> {
  const { database, seed } = context
  const { name, down } = requireMigration(context, phase)
  requireScript(down ?? '', `${name}/down.sql`)
  const catalog = await readCatalog(database)
  const { steps } = await moveTo(context, String(phase))
  const [up] = steps
  if (phase !== wanted && up?.committed) return undefined
  const findings = up?.committed
    ? await findInRound(context, phase, catalog)
    : findInRows('up', up?.proof)
  return {
    phase,
    migration: name,
    loses: fieldsBroughtBy(seed.course, phase),
    values:
      seed.course.people.length * Object.keys(lineageAt(seed.course, phase - 1).columns).length,
    findings,
    holds: findings.length === 0,
  }
}
