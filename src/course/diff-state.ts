import type { Database } from '../database/database.ts'
import { readCatalog } from '../history/catalog.ts'
import { catalogObjects } from '../history/catalog-objects.ts'
import { Problem } from '../problem.ts'
import type { Lineage } from '../survival/lineage.ts'
import { readSampledRows, type SampledRows } from './diff-rows.ts'
import { introspectModels, modelsOf, withoutModels } from './diff-schema.ts'
import type { DiffSide } from './diff-side.ts'
import { findPlace } from './find-place.ts'
import type { LabContext } from './lab-context.ts'
import { lineageAt } from './lineage-at.ts'
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
  const isBuilt = fromDatabase && sides.some((side) => side !== 'database')
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
  const move = await moveTo({ ...context, database: scratch }, phase === 0 ? 'base' : `${phase}`)
  if (move.phase !== phase) throw unreachable(phase)
  return { side: phase, phase, schema, lineage, ...(await readContent(context, scratch, lineage)) }
}

async function readDatabase(context: DiffContext): Promise<DiffState> {
  const { database, schemas, seed } = context
  if (!database) throw new Error('a diff of the lab database needs the database')
  const here = { ...context, database }
  const phase = (await findPlace(here)).phase ?? (await findLikeliestPhase(here))
  const lineage = await readLineage(database, seed.course, phase)
  const content = await readContent(context, database, lineage)
  const known = schemas[phase - 1] ?? withoutModels(schemas[0] ?? '')
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

const unreachable = (phase: number) =>
  new Problem('PHASE_UNREACHABLE', {
    message: `Phase ${phase} can't be shown: a migration on the way to it would lose values.`,
    fix: 'git diff -- prisma/migrations',
  })
