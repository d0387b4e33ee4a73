import type { Database } from '../database/database.ts'
import { type EngineModule, withSchemaEngine } from '../engine/schema-engine.ts'

/**
 * The SQL that Prisma's engine drafts for going from one schema to another, knowing nothing of rows
 * or intent. `database` is not touched.
 */
export async function draftSql(
  database: Database,
  engineModule: EngineModule,
  fromSchema: string,
  toSchema: string,
): Promise<string> {
  const target = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  })
  const { stdout } = await withSchemaEngine({ module: engineModule, database }, (engine) =>
    engine.diff({
      from: target(fromSchema),
      to: target(toSchema),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  )
  return stdout ?? ''
}
