import { detachedDatabase } from '../../src/engine/detached-database.ts'
import { EngineError } from '../../src/engine/engine-error.ts'
import { type EngineModule, withSchemaEngine } from '../../src/engine/schema-engine.ts'
import type { SchemaProblem } from '../lab/schema-problem.ts'

/** What Prisma's engine says of a schema.prisma; empty when it is valid. */
export async function validateSchema(
  module: EngineModule,
  schema: string,
): Promise<SchemaProblem[]> {
  try {
    await withSchemaEngine({ module, database: detachedDatabase }, (engine) =>
      engine.diff({
        from: { tag: 'empty' },
        to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      }),
    )
    return []
  } catch (error) {
    if (error instanceof EngineError && !error.panicked) return readProblems(error.message)
    throw error
  }
}

const PROBLEM = /^error: (.+)\n\s+-->\s+schema\.prisma:(\d+)$/gm
const PREFIX = /^(Error validating[^:]*|Error parsing[^:]*): /

/** The problems in the engine's text: each a message, then `--> schema.prisma:7` and an excerpt. */
export function readProblems(text: string): SchemaProblem[] {
  const found = [...text.matchAll(PROBLEM)].map(([, message = '', line]) => ({
    message: message.replace(PREFIX, ''),
    line: Number(line),
  }))
  if (found.length > 0) return found
  const [message = text] = text.split('\n').filter((line) => line.trim() !== '')
  return [{ message, line: undefined }]
}
