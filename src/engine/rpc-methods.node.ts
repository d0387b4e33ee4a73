import type {
  DatasourceParam,
  DbExecuteParams,
  DiffParams,
  IntrospectSqlParams,
} from '@prisma/schema-engine-wasm/schema_engine_bg'
import { createDatabase } from './cli-command.node.ts'
import { describeQueries } from './describe-queries.node.ts'
import { EngineError } from './engine-error.ts'
import type { EngineSession } from './engine-session.node.ts'
import type { SchemaEngine } from './schema-engine.ts'

/** Sends text for the prisma CLI to print. */
export type Print = (content: string) => void

/** Parameters as the prisma CLI sends them; the engine itself checks their shape. */
type Parameters = never

type Method = (session: EngineSession, parameters: Parameters, print: Print) => Promise<unknown>

/** The methods that the engine has under the same name, on the main database. */
const ENGINE_METHODS = [
  'applyMigrations',
  'createMigration',
  'devDiagnostic',
  'diagnoseMigrationHistory',
  'evaluateDataLoss',
  'introspect',
  'markMigrationApplied',
  'markMigrationRolledBack',
  'reset',
  'schemaPush',
] as const satisfies readonly (keyof SchemaEngine)[]

const OTHER_METHODS: Readonly<Record<string, Method>> = {
  createDatabase: async (session, { datasource }: { datasource: DatasourceParam }) => {
    return { databaseName: await createDatabase(urlOf(datasource, session)) }
  },
  dbExecute: async (session, parameters: DbExecuteParams) => {
    const { datasourceType } = parameters
    const url = datasourceType.tag === 'url' ? datasourceType.url : session.requireUrl()
    return session.withEngineAt(url, (engine) => engine.dbExecute(parameters))
  },
  debugPanic: async () => {
    throw new EngineError('This is the debugPanic artificial panic', { panicked: true })
  },
  diff,
  ensureConnectionValidity: async (session, parameters: { datasource?: DatasourceParam }) => {
    const datasource = parameters.datasource ?? connectionTo(session.requireUrl())
    await session.withEngineAt(urlOf(datasource, session), (engine) =>
      engine.ensureConnectionValidity({ datasource }),
    )
    return {}
  },
  getDatabaseVersion: (session, parameters?: { datasource?: DatasourceParam } | null) => {
    const url = urlOf(parameters?.datasource, session)
    return session.withEngineAt(url, (engine) => engine.version())
  },
  introspectSql: async (_session, { url, queries }: IntrospectSqlParams) => {
    return { queries: await describeQueries(url, queries) }
  },
}

/** The method that the prisma CLI calls by this name, when there is one. */
export function findMethod(name: string): Method | undefined {
  const own = ENGINE_METHODS.find((method) => method === name)
  if (own) return async (session, parameters) => (await session.engine())[own](parameters)
  return Object.hasOwn(OTHER_METHODS, name) ? OTHER_METHODS[name] : undefined
}

/** Prints the difference; the answer holds only what the CLI's exit code is to be. */
async function diff(session: EngineSession, parameters: DiffParams, print: Print) {
  const compare = (engine: SchemaEngine) => engine.diff(parameters)
  const { exitCode, stdout } = needsDatabase(parameters)
    ? await compare(await session.engine())
    : await session.withDetachedEngine(compare)
  if (stdout) print(stdout.replace(/\n$/, ''))
  return { exitCode }
}

function needsDatabase({ from, to }: DiffParams): boolean {
  return [from, to].some(({ tag }) => tag !== 'empty' && tag !== 'schemaDatamodel')
}

function urlOf(datasource: DatasourceParam | undefined, session: EngineSession): string {
  return datasource?.tag === 'ConnectionString' ? datasource.url : session.requireUrl()
}

function connectionTo(url: string): DatasourceParam {
  return { tag: 'ConnectionString', url }
}
