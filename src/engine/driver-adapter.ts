import type {
  ConnectionInfo,
  IsolationLevel,
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils'
import type { Database, RawResult } from '../database/database.ts'
import { PostgresError } from '../database/postgres-error.ts'
import { toAdapterError } from './adapter-error.ts'
import { beginTransaction, type EndTransaction } from './engine-transaction.ts'
import { toParameter, toResultSet } from './engine-values.ts'

// The engine knows the ready adapters by name; this is the one for PostgreSQL.
const adapterName = '@prisma/adapter-pg'
const provider = 'postgres'

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const ABORTED_TRANSACTION = '25P02'
const MISSING_TABLE = '42P01'

export interface AdapterOptions {
  database: Database
  /** Opens an empty database that is never `database`; without it the engine has no shadow. */
  openShadow?: (() => Promise<Database>) | undefined
  /** The schema that Prisma's models live in; `public` when not given. */
  schemaName?: string | undefined
}

/** What PostgreSQL reported, and the whole script that it was given, when it was one. */
export interface AdapterFailure {
  error: PostgresError
  script: string | undefined
}

/** Prisma's engine over a `Database` that stays the caller's: disposing of an adapter leaves it open. */
export class DatabaseAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly adapterName = adapterName
  readonly provider = provider
  /** What went wrong, without what followed from it and what the engine counts on. */
  failure: AdapterFailure | undefined
  /** Why there is no shadow database; the engine only says that it could not connect to it. */
  shadowFailure: { error: unknown } | undefined
  readonly #options: AdapterOptions
  readonly #shadows = new Set<Database>()

  constructor(options: AdapterOptions) {
    this.#options = options
  }

  async connect(): Promise<SqlDriverAdapter> {
    return this.#adapt(this.#options.database)
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const { openShadow } = this.#options
    if (!openShadow) throw new Error('This engine was opened without a shadow database.')
    try {
      const shadow = await openShadow()
      this.#shadows.add(shadow)
      return this.#adapt(shadow, () => this.#closeShadow(shadow))
    } catch (error) {
      this.shadowFailure = { error }
      throw error
    }
  }

  /** Forgets what went wrong, before the next call of the engine. */
  forget(): void {
    this.failure = undefined
    this.shadowFailure = undefined
  }

  /** Closes the shadow databases that the engine did not dispose of. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.#shadows, (shadow) => this.#closeShadow(shadow)))
  }

  async #closeShadow(shadow: Database): Promise<void> {
    if (this.#shadows.delete(shadow)) await shadow.close()
  }

  #adapt(database: Database, dispose = async () => {}): SqlDriverAdapter {
    const report: Report = (error, script) => this.#report(error, script)
    return new DatabaseAdapter(database, report, this.#options.schemaName, dispose)
  }

  #report(error: unknown, script: string | undefined): void {
    if (!(error instanceof PostgresError) || this.failure?.script !== undefined) return
    const follows = error.code === ABORTED_TRANSACTION
    // The engine asks for its journal to learn whether there is one.
    const countedOn = error.code === MISSING_TABLE && error.message.includes('_prisma_migrations')
    if (!follows && !countedOn) this.failure = { error, script }
  }
}

type Report = (error: unknown, script?: string) => void

class DatabaseQueryable implements SqlQueryable {
  readonly adapterName = adapterName
  readonly provider = provider
  protected readonly database: Database
  protected readonly report: Report

  constructor(database: Database, report: Report) {
    this.database = database
    this.report = report
  }

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return toResultSet(await this.#run(query))
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    if (query.args.length > 0) return (await this.#run(query)).affected
    // `db execute` and an init script for the shadow database come this way, with any number of
    // statements in them. The engine does not look at the count.
    await this.attempt(() => this.database.execute(query.sql))
    return 0
  }

  #run({ sql, args, argTypes }: SqlQuery): Promise<RawResult> {
    const parameters = args.map((value, index) => toParameter(value, argTypes[index]))
    return this.attempt(() => this.database.queryRaw(sql, parameters))
  }

  protected async attempt<T>(work: () => Promise<T>, script?: string): Promise<T> {
    try {
      return await work()
    } catch (error) {
      this.report(error, script)
      throw toAdapterError(error)
    }
  }
}

class DatabaseAdapter extends DatabaseQueryable implements SqlDriverAdapter {
  readonly #schemaName: string | undefined
  readonly dispose: () => Promise<void>

  constructor(
    database: Database,
    report: Report,
    schemaName: string | undefined,
    dispose: () => Promise<void>,
  ) {
    super(database, report)
    this.#schemaName = schemaName
    this.dispose = dispose
  }

  // One simple query: splitting at semicolons would break `$$` bodies.
  executeScript(script: string): Promise<void> {
    return this.attempt(() => this.database.execute(script), script)
  }

  getConnectionInfo(): ConnectionInfo {
    return {
      supportsRelationJoins: true,
      ...(this.#schemaName !== undefined && { schemaName: this.#schemaName }),
    }
  }

  async startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
    const end = await this.attempt(() => beginTransaction(this.database, isolationLevel))
    return new DatabaseTransaction(this.database, this.report, end)
  }
}

class DatabaseTransaction extends DatabaseQueryable implements Transaction {
  // COMMIT and ROLLBACK are ours to send, because a savepoint may stand in for the transaction.
  readonly options = { usePhantomQuery: true }
  readonly #end: EndTransaction

  constructor(database: Database, report: Report, end: EndTransaction) {
    super(database, report)
    this.#end = end
  }

  commit(): Promise<void> {
    return this.attempt(() => this.#end('commit'))
  }

  rollback(): Promise<void> {
    return this.attempt(() => this.#end('rollback'))
  }

  createSavepoint(name: string): Promise<void> {
    return this.attempt(() => this.database.execute(`SAVEPOINT ${name}`))
  }

  rollbackToSavepoint(name: string): Promise<void> {
    return this.attempt(() => this.database.execute(`ROLLBACK TO SAVEPOINT ${name}`))
  }

  releaseSavepoint(name: string): Promise<void> {
    return this.attempt(() => this.database.execute(`RELEASE SAVEPOINT ${name}`))
  }
}
