import type { Database } from '../database/database.ts'
import { type EngineModule, withSchemaEngine } from '../engine/schema-engine.ts'
import type { History } from './migration.ts'
import { migrationList } from './migration-list.ts'

/**
 * Applies, with Prisma's engine, those of the history's first `count` migrations that are pending,
 * and returns their names. Works inside the caller's transaction, journal included. Throws the
 * engine's `EngineError` (P3018 for a migration that fails).
 */
export async function applyMigrations(
  database: Database,
  engineModule: EngineModule,
  history: History,
  count: number,
): Promise<string[]> {
  const { appliedMigrationNames } = await withSchemaEngine(
    { module: engineModule, database },
    (engine) =>
      engine.applyMigrations({
        migrationsList: migrationList(history, count),
        filters: { externalTables: [], externalEnums: [] },
      }),
  )
  return appliedMigrationNames
}
