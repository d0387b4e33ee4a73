import type { Database } from '../database/database.ts'
import { readCatalog } from '../history/catalog.ts'
import { catalogObjects } from '../history/catalog-objects.ts'
import { Problem } from '../problem.ts'
import type { Lineage } from '../survival/lineage.ts'
import { readSampledRows, type SampledRows } from './diff-rows.ts'
import { introspectModels } from './diff-schema.ts'
import type { DiffSide } from './diff-side.ts'
import { findPlace } from './find-place.ts'
import type { LabContext } from './lab-context.ts'
import { nameOfPlace, wordOfPlace } from './line.ts'
import { lineageAt } from './lineage-at.ts'
import { modelsOf, withoutModels } from './models-of.ts'
import { moveTo } from './move.ts'
import { readLineage } from './read-lineage.ts'

/** What a diff works with: no database, unless one of its sides is the lab's. */
export interface DiffContext extends Omit<LabContext, 'database'> {
  database?: Database
  /** schema.prisma of each phase, from 1. */
  schemas: readonly string[]
}

/** One side of a diff, read. What wasn't asked for is empty. */
export interface DiffState {
  side: DiffSide
  phase: number
  /** Models, without generator and datasource. */
  schema: string
  lineage: Lineage
  catalog: ReadonlyMap<string, string>
  rows: SampledRows
}

/** Both sides. Phases are built for real, in one scratch database that moves from one to the other. */
export async function readStates(
  context: DiffContext,
  sides: readonly DiffSide[],
  fromDatabase: boolean,
): Promise<DiffState[]> {
  // Of a person's own migrations there is no schema.prisma: their engine's is read from the database.
  const { length } = context.seed.course.lessons
  const isBuilt = sides.some((side) => side !== 'database' && (fromDatabase || side > length))
  const scratch = isBuilt ? await context.openScratch() : undefined
  try {
    const states: DiffState[] = []
    for (const side of sides) {
      if (side === 'database') states.push(await readDatabase(context))
      else states.push(await readPhaseState(context, side, scratch))
    }
    return states
  } finally {
    await scratch?.close()
  }
}

async function readPhaseState(
  context: DiffContext,
  phase: number,
  scratch: Database | undefined,
): Promise<DiffState> {
  const { schemas, seed } = context
  const schema = modelsOf(schemas[phase - 1] ?? '')
  const lineage = lineageAt(seed.course, phase)
  if (!scratch) {
    return { side: phase, phase, schema, lineage, catalog: new Map(), rows: new Map() }
  }
  const here = { ...context, database: scratch, alone: <T>(work: () => Promise<T>) => work() }
  const move = await moveTo(here, wordOfPlace(context, phase))
  if (move.phase !== phase) throw unreachable(nameOfPlace(context, phase))
  if (phase > seed.course.lessons.length) return { ...(await readAsItIs(here, phase)), side: phase }
  return { side: phase, phase, schema, lineage, ...(await readContent(context, scratch, lineage)) }
}

async function readDatabase(context: DiffContext): Promise<DiffState> {
  const { database } = context
  if (!database) throw new Error('a diff of the lab database needs the database')
  const here = { ...context, database }
  const phase = (await findPlace(here)).phase ?? (await findLikeliestPhase(here))
  return readAsItIs(here, phase)
}

async function readAsItIs(
  here: DiffContext & { database: Database },
  phase: number,
): Promise<DiffState> {
  const { database, schemas, seed } = here
  const lineage = await readLineage(database, seed.course, phase)
  const content = await readContent(here, database, lineage)
  const known = schemas[Math.min(phase, schemas.length) - 1] ?? withoutModels(schemas[0] ?? '')
  const schema = await introspectModels(here, known, content.catalog)
  return { side: 'database', phase, schema, lineage, ...content }
}

async function readContent(
  { seed }: DiffContext,
  database: Database,
  lineage: Lineage,
): Promise<Pick<DiffState, 'catalog' | 'rows'>> {
  return {
    catalog: catalogObjects(await readCatalog(database)),
    rows: await readSampledRows(database, lineage, seed.course.people.length),
  }
}

/** Where the journal doesn't say it: the last phase whose columns are all there. */
async function findLikeliestPhase({ database, seed }: LabContext): Promise<number> {
  const objects = catalogObjects(await readCatalog(database))
  const isThere = (phase: number) => {
    const { table, columns } = lineageAt(seed.course, phase)
    return Object.values(columns).every((column) => objects.has(`column ${table}.${column}`))
  }
  return seed.course.lessons.findLast(({ phase }) => isThere(phase))?.phase ?? 0
}

const unreachable = (name: string) =>
  new Problem('PHASE_UNREACHABLE', {
    message: `What is at ${name} can't be shown: a migration on the way to it would lose values.`,
    fix: 'git diff -- prisma/migrations',
  })
