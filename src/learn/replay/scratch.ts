import { lineageAt } from '../../course/lineage-at.ts'
import { insertSeed, type SeedData } from '../../course/seed.ts'
import type { Database } from '../../database/database.ts'
import { CREATE_OWNER } from '../../database/ownership.ts'
import { rolledBack } from '../../database/rolled-back.ts'
import type { EngineModule } from '../../engine/schema-engine.ts'
import { applyMigrations } from '../../history/apply.ts'
import { type Catalog, readCatalog } from '../../history/catalog.ts'
import type { Migration } from '../../history/migration.ts'
import type { DraftEvidence, SchemaEvidence } from '../evidence.ts'
import type { LearnerProject } from '../learner-project.ts'
import { hideEncodingTable } from './encoding-table.ts'
import { readSurroundings, type Surroundings } from './outside.ts'
import { type RowsAside, readRowsAside } from './rows-aside.ts'
import { AS_IT_WAS } from './run-file.ts'
import { tryDraft } from './try-draft.ts'
import { writeSeed } from './write-seed.ts'

/** What a scratch database is made with. */
export interface ScratchTools {
  engineModule: EngineModule
  seed: SeedData
  /** The lesson's phase; the scratch database is at the one before. */
  phase: number
  /** The reference solution: the whole history up to the phase. */
  reference: LearnerProject
  /** What the last check found of the schema, by its text: it changes more seldom than the SQL. */
  knownSchemas?: Map<string, SchemaEvidence>
}

/** A scratch database at the phase before a lesson, good for one check, and what is known of it. */
export interface Scratch extends ScratchTools {
  database: Database
  before: Catalog
  goal: Catalog
  draft: DraftEvidence
  rows: RowsAside
  surroundings: Surroundings
}

/** Brings an empty database to the phase before the lesson: history, journal, seed. */
export async function fillScratch(database: Database, tools: ScratchTools): Promise<void> {
  const { engineModule, seed, phase } = tools
  const before = phase - 1
  const history = { migrations: earlierMigrations(tools), lockfile: LOCKFILE }
  await applyMigrations(database, engineModule, history, history.migrations.length)
  if (before > 0) await insertSeed(database, seed, before)
  await database.execute(CREATE_OWNER)
  if (Object.keys(tools.reference.files).length > 0) await hideEncodingTable(database, seed)
}

/** Reads what a check compares with, from a database that `fillScratch` filled. */
export async function openScratch(database: Database, tools: ScratchTools): Promise<Scratch> {
  const { seed, phase } = tools
  const own = ownMigrations(tools)
  await database.execute(AS_IT_WAS)
  const rows = await readRowsAside(database, lineageAt(seed.course, phase - 1))
  return {
    ...tools,
    database,
    before: await readCatalog(database),
    goal: await rolledBack(database, async () => {
      for (const { up } of own) await database.execute(up)
      const goal = await readCatalog(database)
      // Not for the rows: pgvector is compiled as it is used, and the check should find it compiled.
      await writeSeed(database, seed, phase)
      return goal
    }),
    rows,
    draft: await tryDraft(database, tools, rows),
    surroundings: await readSurroundings(database),
  }
}

const LOCKFILE = 'provider = "postgresql"\n'

/** The history that a lesson starts from. */
export function earlierMigrations({ seed, phase, reference }: ScratchTools): Migration[] {
  const names = seed.course.lessons.slice(0, phase - 1).map(({ migration }) => migration)
  return reference.migrations.filter(({ name }) => names.includes(name))
}

function ownMigrations(tools: ScratchTools): Migration[] {
  const earlier = earlierMigrations(tools)
  return tools.reference.migrations.filter((migration) => !earlier.includes(migration))
}
