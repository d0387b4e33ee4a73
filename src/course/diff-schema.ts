import { EngineError } from '../engine/engine-error.ts'
import { withSchemaEngine } from '../engine/schema-engine.ts'
import type { LabContext } from './lab-context.ts'

const NOTHING_TO_INTROSPECT = 'P4001'

/**
 * The models that Prisma's engine finds in the database, as `prisma db pull` writes them over
 * `known`, the schema of the phase it is at: with its names for models and fields, in its order.
 */
export async function introspectModels(
  { database, engineModule }: Pick<LabContext, 'database' | 'engineModule'>,
  known: string,
): Promise<string> {
  try {
    const { schema } = await withSchemaEngine({ module: engineModule, database }, (engine) =>
      engine.introspect({
        schema: { files: [{ path: 'schema.prisma', content: known }] },
        baseDirectoryPath: '/',
        force: false,
        compositeTypeDepth: -1,
        namespaces: null,
      }),
    )
    return inOrderOf(modelsOf(known), modelsOf(schema.files[0]?.content ?? ''))
  } catch (error) {
    if (error instanceof EngineError && error.code === NOTHING_TO_INTROSPECT) return ''
    throw error
  }
}

/** A schema without its generator and datasource, which differ in the client's folder alone. */
export function modelsOf(schema: string): string {
  return schema.replace(/^(generator|datasource) \w+ \{\n[^}]*^\}\n+/gm, '')
}

/** Prisma writes fields in the order of the table, people in the order they think in. */
function inOrderOf(known: string, schema: string): string {
  const places = known.split('\n').map(firstWord)
  const place = (line: string) => {
    const index = places.indexOf(firstWord(line))
    return index < 0 ? places.length : index
  }
  return schema.replace(/(^ {2}.+\n)+/gm, (fields) => {
    const lines = fields.trimEnd().split('\n')
    return `${lines.toSorted((a, b) => place(a) - place(b)).join('\n')}\n`
  })
}

function firstWord(line: string): string {
  return line.trim().split(/\s+/, 1)[0] ?? ''
}
