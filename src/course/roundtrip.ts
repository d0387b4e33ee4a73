import { readCatalog } from '../history/catalog.ts'
import { downMissing } from '../history/history-problems.ts'
import { requireScript } from '../history/transaction-control.ts'
import { Problem } from '../problem.ts'
import type { LabContext } from './lab-context.ts'
import { headOf, wordOfPlace } from './line.ts'
import { moveTo } from './move.ts'
import { readLineage } from './read-lineage.ts'
import { requireMigration } from './require-migration.ts'
import { findInRound, findInRows, type RoundTripFinding } from './roundtrip-findings.ts'
import { requirePlace } from './target.ts'

/** One migration, taken up, down and up again with the seed in the table. */
export interface RoundTrip {
  /** null for a migration of a person's own. */
  phase: number | null
  migration: string
  /** What its down is declared to lose, because its up brings it. */
  loses: string[]
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
  const only = word === undefined ? undefined : requirePlaceOf(context, word)
  const trips: RoundTrip[] = []
  const database = await context.openScratch()
  // Nobody else knows the scratch database: there is no line to wait in.
  const scratch: LabContext = { ...context, database, alone: (work) => work() }
  try {
    for (let place = 1; place <= (only ?? headOf(context)); place += 1) {
      const trip = await takePlace(scratch, place, only ?? place)
      if (trip) trips.push(trip)
      if (trip?.findings.some(({ after }) => after === 'up')) break
    }
    return trips
  } finally {
    await database.close()
  }
}

function requirePlaceOf(context: RoundTripContext, word: string): number {
  const place = requirePlace(word, context, 'npm run roundtrip')
  if (place > 0) return place
  throw new Problem('PHASE_UNKNOWN', {
    message: `"${word}" is no migration: base is before the first.`,
    fix: 'npm run roundtrip -- 1',
  })
}

/** Brings the database up to `place`, and takes that migration down and up when it is `wanted`. */
async function takePlace(
  context: LabContext,
  place: number,
  wanted: number,
): Promise<RoundTrip | undefined> {
  const { database, seed } = context
  const { name, down } = requireMigration(context, place)
  if (down === undefined) throw downMissing(name)
  requireScript(down, `${name}/down.sql`)
  const catalog = await readCatalog(database)
  const below = await readLineage(database, seed.course, place - 1)
  const { steps } = await moveTo(context, wordOfPlace(context, place))
  const [up] = steps
  if (place !== wanted && up?.committed) return undefined
  const above = await readLineage(database, seed.course, place)
  const findings = up?.committed
    ? await findInRound(context, place, catalog)
    : findInRows('up', up?.proof)
  return {
    phase: place > seed.course.lessons.length ? null : place,
    migration: name,
    loses: Object.keys(above.columns).filter((field) => !(field in below.columns)),
    values: seed.course.people.length * Object.keys(below.columns).length,
    findings,
    holds: findings.length === 0,
  }
}
