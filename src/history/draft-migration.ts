import type { Database } from '../database/database.ts'
import { PostgresError } from '../database/postgres-error.ts'
import type { EngineModule } from '../engine/schema-engine.ts'
import { Problem } from '../problem.ts'
import { readCatalog } from './catalog.ts'
import { type DataLoss, findDataLoss } from './data-loss.ts'
import { downSql } from './down-sql.ts'
import { draftBothWays } from './draft-both-ways.ts'
import { type BothFiles, upSql } from './draft-files.ts'
import { findUnknownIndexes, readIndexes, type UnknownIndex } from './draft-index.ts'
import { findRenameCandidates, type Rename, renameSql, requireDrafted } from './draft-rename.ts'
import { isEmptyDraft } from './draft-statements.ts'
import { type DraftPatch, findVectorPatches } from './draft-vector.ts'
import { compareCatalogs, type DriftFinding } from './drift.ts'
import type { History } from './migration.ts'

/** What a draft is made with: nothing of the lab database. */
export interface DraftTools {
  engineModule: EngineModule
  history: History
  openScratch(): Promise<Database>
}

/** What Prisma would generate, its way back, and what to know before it is run. */
export interface Draft {
  up: string
  down: string
  losses: DataLoss[]
  /** Drops and additions that could be renames. */
  candidates: Rename[]
  renames: readonly Rename[]
  patches: DraftPatch[]
  unknownIndexes: UnknownIndex[]
  /** Both files, run one after the other in a scratch database. */
  trial: Trial
}

/** `exact`: the way back led to what was there before; `refused`: PostgreSQL took one of them not. */
export type Trial =
  | { result: 'exact' }
  | { result: 'different'; findings: DriftFinding[] }
  | { result: 'refused'; message: string }

/**
 * Drafts the migration from a history to a schema, in a scratch database; undefined when there is
 * nothing to draft. Throws the Problems `SCHEMA_INVALID`, `HISTORY_BROKEN` and `RENAME_UNKNOWN`.
 */
export async function draftMigration(
  tools: DraftTools,
  schema: string,
  renames: readonly Rename[],
): Promise<Draft | undefined> {
  const scratch = await tools.openScratch()
  try {
    await replay(scratch, tools.history)
    const plain = await draftBothWays(scratch, tools.engineModule, schema)
    if (isEmptyDraft(plain.up)) return undefined
    requireDrafted(renames, plain.up, plain.down)
    const draft = await draftFiles(scratch, tools, schema, renames, plain)
    return { ...draft, trial: await tryBothWays(scratch, draft) }
  } finally {
    await scratch.close()
  }
}

/** Renames first, so that Prisma drafts what is left; afterwards the scratch is as it was. */
async function draftFiles(
  scratch: Database,
  { engineModule }: DraftTools,
  schema: string,
  renames: readonly Rename[],
  plain: BothFiles,
): Promise<Omit<Draft, 'trial'>> {
  await scratch.execute('BEGIN')
  for (const rename of renames) await scratch.execute(renameSql(rename))
  const rest = renames.length > 0 ? await draftBothWays(scratch, engineModule, schema) : plain
  const indexes = await readIndexes(scratch)
  const { types, hasExtension } = await readColumnTypes(scratch)
  await scratch.execute('ROLLBACK')
  const losses = findDataLoss(rest.up)
  const patches = findVectorPatches(rest.up, types, hasExtension)
  return {
    up: upSql(plain.up, rest.up, { losses, renames, patches }),
    down: downSql(rest.down, renames, indexes),
    losses,
    candidates: findRenameCandidates(rest.up, rest.down),
    renames,
    patches,
    unknownIndexes: findUnknownIndexes(rest.up, indexes),
  }
}

async function replay(scratch: Database, { migrations }: History): Promise<void> {
  for (const { name, up } of migrations) {
    try {
      await scratch.execute(up)
    } catch (error) {
      throw error instanceof PostgresError ? historyBroken(name, error) : error
    }
  }
}

async function tryBothWays(scratch: Database, { up, down }: BothFiles): Promise<Trial> {
  const before = await readCatalog(scratch)
  try {
    await scratch.execute(up)
    await scratch.execute(down)
  } catch (error) {
    if (error instanceof PostgresError) return { result: 'refused', message: error.message }
    throw error
  }
  const findings = compareCatalogs(before, await readCatalog(scratch))
  return findings.length === 0 ? { result: 'exact' } : { result: 'different', findings }
}

async function readColumnTypes(database: Database) {
  const rows = await database.query<{ place: string; type: string }>(
    `SELECT relname || '.' || attname AS place, format_type(atttypid, atttypmod) AS type
     FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0`,
  )
  const extensions = await database.query("SELECT FROM pg_extension WHERE extname = 'vector'")
  return {
    types: new Map(rows.map(({ place, type }) => [place, type])),
    hasExtension: extensions.length > 0,
  }
}

const historyBroken = (name: string, cause: PostgresError) =>
  new Problem('HISTORY_BROKEN', {
    message: `The history can't be built in an empty database: PostgreSQL refuses prisma/migrations/${name}/migration.sql: ${cause.message} (${cause.code}).`,
    fix: `Mend the file, or restore it: git checkout -- prisma/migrations/${name}`,
    cause,
  })
