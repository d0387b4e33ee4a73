import type { Database } from '../database/database.ts'
import { connect } from './connect.node.ts'
import { readConnectionUrl } from './connection-url.ts'
import { detachedDatabase } from './detached-database.ts'
import { EngineError } from './engine-error.ts'
import { readEngineModule } from './engine-module.node.ts'
import {
  type OpenEngine,
  openSchemaEngine,
  type SchemaEngine,
  withSchemaEngine,
} from './schema-engine.ts'
import { ShadowDatabases } from './shadow-databases.node.ts'

export interface SessionOptions {
  url: string | undefined
  shadowDatabaseUrl: string | undefined
  datamodels: [path: string, content: string][]
  log: (line: string) => void
}

/**
 * One engine for as long as the prisma CLI keeps its process: it connects when it is first needed
 * and remembers between calls what `devDiagnostic` found.
 */
export class EngineSession {
  readonly #options: SessionOptions
  readonly #shadows: ShadowDatabases
  #main: Promise<Database> | undefined
  #engine: Promise<OpenEngine> | undefined

  constructor(options: SessionOptions) {
    this.#options = options
    this.#shadows = new ShadowDatabases({
      url: options.url ?? '',
      main: () => this.#connectMain(),
      shadowDatabaseUrl: options.shadowDatabaseUrl,
      empty: (database) => this.#empty(database),
    })
  }

  /** The URL of the main database. Throws an `EngineError` when the CLI gave none. */
  requireUrl(): string {
    const { url } = this.#options
    if (url) return url
    throw new EngineError('The datasource.url property is required in your Prisma config file.')
  }

  /** The engine on the main database. */
  async engine(): Promise<SchemaEngine> {
    this.#engine ??= this.#openEngine()
    return (await this.#engine).engine
  }

  /** An engine on another database, for as long as `work` takes. */
  async withEngineAt<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
    if (url === this.#options.url) return work(await this.engine())
    const database = await connect(url)
    try {
      return await this.#withEngine(database, readConnectionUrl(url).schemaName, work)
    } finally {
      await database.close()
    }
  }

  /** An engine without a database, for as long as `work` takes. */
  withDetachedEngine<T>(work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
    const { url } = this.#options
    const schemaName = url ? readConnectionUrl(url).schemaName : undefined
    return this.#withEngine(detachedDatabase, schemaName, work)
  }

  /** Drops what is left of shadow databases, and disconnects. */
  async close(): Promise<void> {
    await this.#main?.then((database) => database.close()).catch(() => {})
    await this.#shadows.close()
  }

  #connectMain(): Promise<Database> {
    this.#main ??= connect(this.requireUrl())
    return this.#main
  }

  async #openEngine(): Promise<OpenEngine> {
    const { datamodels, log } = this.#options
    return openSchemaEngine({
      module: await readEngineModule(),
      database: await this.#connectMain(),
      openShadow: () => this.#shadows.open(),
      schemaName: readConnectionUrl(this.requireUrl()).schemaName,
      datamodels,
      log,
    })
  }

  async #withEngine<T>(
    database: Database,
    schemaName: string | undefined,
    work: (engine: SchemaEngine) => Promise<T>,
  ): Promise<T> {
    const { datamodels, log } = this.#options
    const module = await readEngineModule()
    return withSchemaEngine({ module, database, schemaName, datamodels, log }, work)
  }

  #empty(database: Database): Promise<void> {
    const { shadowDatabaseUrl = '' } = this.#options
    const { schemaName } = readConnectionUrl(shadowDatabaseUrl)
    const filter = { externalTables: [], externalEnums: [] }
    return this.#withEngine(database, schemaName, (engine) => engine.reset({ filter }))
  }
}
