import { TABLE } from '../../course/lineage-at.ts'
import type { Database } from '../../database/database.ts'
import { rolledBack } from '../../database/rolled-back.ts'
import { EngineError } from '../../engine/engine-error.ts'
import { type EngineModule, withSchemaEngine } from '../../engine/schema-engine.ts'
import { type Catalog, readCatalog } from '../../history/catalog.ts'
import { isEmptyDraft, withoutSchemaName } from '../../history/draft-statements.ts'
import type { SchemaEvidence } from '../evidence.ts'
import { readSchemaFields } from './schema-fields.ts'
import { unlessRefused } from './unless-refused.ts'

const LINES_KEPT = 8

/** What Prisma makes of a schema, and PostgreSQL of what Prisma drafts for it. Leaves nothing behind. */
export async function readSchemaEvidence(
  database: Database,
  engineModule: EngineModule,
  schema: string,
): Promise<SchemaEvidence> {
  try {
    const draft = await draftFromEmpty(database, engineModule, schema)
    return {
      status: 'valid',
      catalog: await buildAside(database, draft),
      fields: readSchemaFields(schema, TABLE),
      fromBefore: await draftPending(database, engineModule, schema),
      pending: undefined,
    }
  } catch (error) {
    if (error instanceof EngineError) return { status: 'invalid', message: firstLines(error) }
    throw error
  }
}

/** SQL that Prisma would still draft from the database as it is to the schema; '' when they agree. */
export async function draftPending(
  database: Database,
  engineModule: EngineModule,
  schema: string,
): Promise<string> {
  const files = [{ path: 'schema.prisma', content: schema }]
  const draft = await diff(database, engineModule, files, {
    tag: 'schemaDatasource',
    files,
    configDir: '.',
  })
  return isEmptyDraft(draft) ? '' : withoutSchemaName(draft).trim()
}

function draftFromEmpty(database: Database, engineModule: EngineModule, schema: string) {
  const files = [{ path: 'schema.prisma', content: schema }]
  return diff(database, engineModule, files, { tag: 'empty' })
}

type Engine = Parameters<Parameters<typeof withSchemaEngine>[1]>[0]
type Start = Parameters<Engine['diff']>[0]['from']

async function diff(
  database: Database,
  engineModule: EngineModule,
  files: { path: string; content: string }[],
  from: Start,
): Promise<string> {
  const { stdout } = await withSchemaEngine({ module: engineModule, database }, (engine) =>
    engine.diff({
      from,
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  )
  return stdout ?? ''
}

/** Builds a draft in an empty schema `public`, with the extension that vectors need where it fails without. */
async function buildAside(database: Database, draft: string): Promise<Catalog | undefined> {
  return rolledBack(database, async () => {
    await database.execute(ASIDE)
    const build = async () => {
      await database.execute(draft)
      return readCatalog(database)
    }
    const built = await unlessRefused(database, build)
    if (built) return built
    // From phase 4 on it is there already, in the schema that was set aside.
    await database.execute(
      'CREATE EXTENSION IF NOT EXISTS vector; ALTER EXTENSION vector SET SCHEMA public',
    )
    const withVector = await unlessRefused(database, build)
    return withVector && { ...withVector, extensions: [] }
  })
}

const ASIDE = 'ALTER SCHEMA public RENAME TO lab_aside; CREATE SCHEMA public'

function firstLines({ message }: EngineError): string {
  // Where in its own source a mistake was found concerns nobody who writes a schema.
  const [words = ''] = message.split(/\n\s*\d+: \w+::/)
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  return lines.slice(0, LINES_KEPT).join('\n')
}
