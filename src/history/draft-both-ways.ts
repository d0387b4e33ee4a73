import type { Database } from '../database/database.ts'
import { EngineError } from '../engine/engine-error.ts'
import { type EngineModule, withSchemaEngine } from '../engine/schema-engine.ts'
import { Problem } from '../problem.ts'
import { withoutSchemaName } from './draft-statements.ts'

export interface BothWays {
  up: string
  down: string
}

/**
 * What Prisma's engine drafts for going from what a database has to a schema, and back. Touches
 * nothing. Throws the Problem `SCHEMA_INVALID`.
 */
export async function draftBothWays(
  database: Database,
  engineModule: EngineModule,
  schema: string,
): Promise<BothWays> {
  const files = [{ path: 'schema.prisma', content: schema }]
  const live = { tag: 'schemaDatasource' as const, files, configDir: '.' }
  const wanted = { tag: 'schemaDatamodel' as const, files }
  const options = { script: true, exitCode: null, filters: NOTHING_EXTERNAL }
  try {
    return await withSchemaEngine({ module: engineModule, database }, async (engine) => {
      const up = await engine.diff({ from: live, to: wanted, ...options })
      const down = await engine.diff({ from: wanted, to: live, ...options })
      return { up: withoutSchemaName(up.stdout ?? ''), down: withoutSchemaName(down.stdout ?? '') }
    })
  } catch (error) {
    throw error instanceof EngineError && error.code === 'P1012' ? schemaInvalid(error) : error
  }
}

const NOTHING_EXTERNAL = { externalTables: [], externalEnums: [] }

const schemaInvalid = (cause: EngineError) =>
  new Problem('SCHEMA_INVALID', {
    message: `Prisma can't read the schema: ${firstLines(cause.message)}`,
    fix: 'See all of it: npx prisma validate --schema <file>',
    cause,
  })

function firstLines(message: string): string {
  const lines = message.split('\n').filter((line) => line.trim() !== '')
  return lines.slice(0, 6).join('\n')
}
