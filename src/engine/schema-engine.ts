import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type {
  DevDiagnosticInput,
  SchemaEngine as WasmSchemaEngine,
} from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { Database } from '../database/database.ts'
import { DatabaseAdapterFactory } from './driver-adapter.ts'
import { EngineError } from './engine-error.ts'
import { requireEngineClass } from './engine-instance.ts'
import { toEngineError } from './engine-report.ts'

/**
 * Prisma's schema engine: the commands behind `prisma migrate` and `prisma db`. `createMigration`
 * and `evaluateDataLoss` need every migration that they are given applied, and a shadow database
 * to replay them in.
 */
export type SchemaEngine = Omit<
  WasmSchemaEngine,
  // Not built for WebAssembly: it calls itself until the stack is used up.
  'introspectSql' | 'free' | typeof Symbol.dispose
>

/** The compiled engine, or what compiles it when it is needed: most commands run no migration. */
export type EngineModule = WebAssembly.Module | (() => Promise<WebAssembly.Module>)

export interface EngineOptions {
  module: EngineModule
  /** The database to work on, inside a transaction or not. It stays open. */
  database: Database
  /**
   * Opens an empty database to replay migrations in; the engine closes it. What this throws is
   * thrown on as it is.
   */
  openShadow?: (() => Promise<Database>) | undefined
  /** The schema that Prisma's models live in; `public` when not given. */
  schemaName?: string | undefined
  /** Prisma schema files: path and content. */
  datamodels?: [path: string, content: string][] | undefined
  log?: ((line: string) => void) | undefined
}

/** Compiles the engine, once for as many engines as are wanted. */
export function compileSchemaEngine(bytes: BufferSource): Promise<WebAssembly.Module> {
  return WebAssembly.compile(bytes)
}

export interface OpenEngine {
  engine: SchemaEngine
  /** Frees the engine and closes the shadow databases that it still has. */
  close(): Promise<void>
}

/**
 * Opens Prisma's engine on a database for as long as `work` takes. What the engine reports, from
 * opening on, is thrown as an `EngineError`. The advisory lock that the engine takes is the
 * session's, so it is held until the database is closed.
 */
export async function withSchemaEngine<T>(
  options: EngineOptions,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { engine, close } = await openSchemaEngine(options)
  try {
    return await work(engine)
  } finally {
    await close()
  }
}

/** Opens Prisma's engine until it is closed; prefer `withSchemaEngine`. */
export async function openSchemaEngine(options: EngineOptions): Promise<OpenEngine> {
  const factory = new DatabaseAdapterFactory(options)
  const engine = await createEngine(options, factory)
  return {
    engine: reporting(engine, factory),
    close: () => {
      free(engine)
      return factory.close()
    },
  }
}

async function createEngine(
  { module, datamodels, log = () => {} }: EngineOptions,
  factory: DatabaseAdapterFactory,
): Promise<WasmSchemaEngine> {
  const engineClass = requireEngineClass(
    module instanceof WebAssembly.Module ? module : await module(),
  )
  // The engine takes no list or one that is not empty.
  const options = { datamodels: datamodels?.length ? datamodels : undefined }
  try {
    return await engineClass.new(options, log, bindMigrationAwareSqlAdapterFactory(factory))
  } catch (error) {
    throw toEngineError(error, factory)
  }
}

/** The engine with every failure as an `EngineError`, and the history that it needs at hand. */
function reporting(engine: WasmSchemaEngine, factory: DatabaseAdapterFactory): SchemaEngine {
  const call = async (method: Callable, parameters: unknown[]) => {
    factory.forget()
    try {
      return await method.apply(engine, parameters)
    } catch (error) {
      throw factory.shadowFailure?.error ?? toEngineError(error, factory)
    }
  }
  return new Proxy(engine, {
    get(_, name) {
      const method = Reflect.get(engine, name, engine)
      if (typeof method !== 'function') return method
      return async (...parameters: unknown[]) => {
        try {
          return await call(method, parameters)
        } catch (error) {
          if (!isUnknownHistory(error)) throw error
          const { migrationsList, filters } = parameters[0] as DevDiagnosticInput
          await call(engine.devDiagnostic as Callable, [{ migrationsList, filters }])
          return call(method, parameters)
        }
      }
    },
  })
}

type Callable = (...parameters: unknown[]) => unknown

// What `devDiagnostic` replays, the engine remembers; in `migrate dev` migrations are applied
// after that, and it is then asked about a history that it never replayed.
function isUnknownHistory(error: unknown): boolean {
  return error instanceof EngineError && error.message.includes('an external factory')
}

function free(engine: WasmSchemaEngine): void {
  try {
    engine.free()
  } catch {
    // An engine that panicked can't be freed; its instance is gone as a whole.
  }
}
