import { timestampAfter } from '../../src/course/draft.ts'
import type { Database } from '../../src/database/database.ts'
import type { PostgresError } from '../../src/database/postgres-error.ts'
import { EngineError } from '../../src/engine/engine-error.ts'
import { type EngineModule, withSchemaEngine } from '../../src/engine/schema-engine.ts'
import { applyMigrations } from '../../src/history/apply.ts'
import type { History } from '../../src/history/migration.ts'
import { migrationList } from '../../src/history/migration-list.ts'
import { Problem } from '../../src/problem.ts'
import type { PrismaDraft } from '../lab/prisma-draft.ts'

/** What a draft is made with. */
export interface DraftTools {
  engineModule: EngineModule
  openScratch(): Promise<Database>
}

/**
 * What `prisma migrate dev --create-only` writes for a schema after a history, warnings included. Throws
 * the Problems `SCHEMA_INVALID` and `HISTORY_BROKEN`.
 */
export async function draftForProject(
  { engineModule, openScratch }: DraftTools,
  history: History,
  schema: string,
  name: string,
): Promise<PrismaDraft> {
  const database = await openScratch()
  try {
    await replay(database, engineModule, history)
    const options = { module: engineModule, database, openShadow: openScratch }
    const datamodels: [string, string][] = [[FILE, schema]]
    const { migrationScript } = await withSchemaEngine({ ...options, datamodels }, (engine) =>
      engine.createMigration({
        draft: true,
        migrationName: name,
        migrationsList: migrationList(history, history.migrations.length),
        schema: { files: [{ path: FILE, content: schema }] },
        filters: { externalTables: [], externalEnums: [] },
      }),
    )
    const folder = `${timestampAfter(history.migrations.at(-1)?.name, new Date())}_${name}`
    return { folder, sql: isEmpty(migrationScript) ? '' : (migrationScript ?? '') }
  } catch (error) {
    throw error instanceof EngineError && error.code === 'P1012' ? schemaInvalid(error) : error
  } finally {
    await database.close()
  }
}

const FILE = 'schema.prisma'

function isEmpty(script: string | null): boolean {
  return script === null || script.trim() === '-- This is an empty migration.'
}

async function replay(database: Database, engineModule: EngineModule, history: History) {
  try {
    await applyMigrations(database, engineModule, history, history.migrations.length)
  } catch (error) {
    if (!(error instanceof EngineError && error.postgresError)) throw error
    const { migration_name: migration } = error.meta as { migration_name?: string }
    throw historyBroken(migration ?? '', error.postgresError)
  }
}

const schemaInvalid = (cause: EngineError) =>
  new Problem('SCHEMA_INVALID', {
    message: "Prisma can't read the schema.",
    fix: 'Mend the lines that are marked in it, then draft again.',
    cause,
  })

const historyBroken = (name: string, cause: PostgresError) =>
  new Problem('HISTORY_BROKEN', {
    message: `The draft goes on from the migrations that are there, and PostgreSQL refuses ${name}/migration.sql: ${cause.message} (${cause.code}).`,
    fix: 'Mend that file, or take it away, then draft again.',
    cause,
  })
