import { EngineError } from '../engine/engine-error.ts'
import { withSchemaEngine } from '../engine/schema-engine.ts'
import { spelledLike, withModifiers } from './diff-introspected.ts'
import type { LabContext } from './lab-context.ts'
import { modelsOf } from './models-of.ts'

const NOTHING_TO_INTROSPECT = 'P4001'

/**
 * The models that Prisma's engine finds in the database, as `prisma db pull` writes them over
 * `known`, the schema of the phase it is at. What is as in `known` is spelled as it is there;
 * `catalog` has what introspection leaves out.
 */
export async function introspectModels(
  { database, engineModule }: Pick<LabContext, 'database' | 'engineModule'>,
  known: string,
  catalog: ReadonlyMap<string, string>,
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
    const models = modelsOf(schema.files[0]?.content ?? '')
    return spelledLike(modelsOf(known), withModifiers(models, catalog))
  } catch (error) {
    if (error instanceof EngineError && error.code === NOTHING_TO_INTROSPECT) return ''
    throw error
  }
}
