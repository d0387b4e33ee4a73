import type {
  ConnectionInfo,
  IsolationLevel,
  SqlDriverAdapter,
  SqlQuery,
  SqlQueryable,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils'
import type { Database, RawResult } from '../database/database.ts'
import { toAdapterError } from './adapter-error.ts'
import { beginTransaction, type EndTransaction } from './engine-transaction.ts'
import { toParameter, toResultSet } from './engine-values.ts'

// The engine knows the ready adapters by name; this is the one for PostgreSQL.
export const adapterName = '@prisma/adapter-pg'
export const provider = 'postgres'

/** Hears of every error, with the whole script when it came from one. */
export type Report = (error: unknown, script?: string) => void

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

/** One database as the engine sees it. */
export class DatabaseAdapter extends DatabaseQueryable implements SqlDriverAdapter {
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
