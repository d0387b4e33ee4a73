import type { Database } from '../../src/database/database.ts'
import { openPg } from '../../src/database/pg-database.node.ts'
import { openPGlite } from '../../src/database/pglite-database.ts'
import { readEngineModule } from '../../src/engine/engine-module.node.ts'
import { type SchemaEngine, withSchemaEngine } from '../../src/engine/schema-engine.ts'
import {
  type Backend,
  readTestTemplate,
  withEmptyDatabase,
  withServerDatabase,
} from './backends.ts'

export const filters = { externalTables: [], externalEnums: [] }

const DATASOURCE = 'datasource db {\n  provider = "postgresql"\n}\n'

/** The engine's name for a history: folder name → content of migration.sql. */
export function migrationList(migrations: Readonly<Record<string, string>>) {
  return {
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: Object.entries(migrations).map(([path, value]) => ({
      path,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } },
    })),
  }
}

/** The engine's name for a schema, from its models. */
export function schemaOf(models: string) {
  return { files: [{ path: 'schema.prisma', content: `${DATASOURCE}\n${models}` }] }
}

/** Applies migrations on a database, with an engine of its own. */
export function apply(database: Database, migrations: Readonly<Record<string, string>>) {
  return onEngine(database, (engine) =>
    engine.applyMigrations({ migrationsList: migrationList(migrations), filters }),
  )
}

/** Prisma's engine on a database, for as long as `work` takes. */
export async function onEngine<T>(
  database: Database,
  work: (engine: SchemaEngine) => Promise<T>,
  openShadow?: () => Promise<Database>,
): Promise<T> {
  const module = await readEngineModule()
  const datamodels: [string, string][] = [['schema.prisma', DATASOURCE]]
  return withSchemaEngine({ module, database, datamodels, openShadow }, work)
}

/** An empty database, and what opens an empty shadow database, each time it is called. */
export function withDatabaseAndShadow<T>(
  backend: Backend,
  work: (database: Database, openShadow: () => Promise<Database>) => Promise<T>,
): Promise<T> {
  return withEmptyDatabase(backend, (database) =>
    backend === 'pglite'
      ? work(database, async () => openPGlite({ template: await readTestTemplate() }))
      : withServerDatabase((url) => work(database, () => openEmptied(url))),
  )
}

async function openEmptied(url: string): Promise<Database> {
  const shadow = await openPg(url)
  await shadow.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  return shadow
}
