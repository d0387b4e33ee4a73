import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { Database } from '../database/database.ts'
import { PostgresError } from '../database/postgres-error.ts'
import { adapterName, DatabaseAdapter, provider, type Report } from './database-adapter.ts'

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
  /** The first failure that PostgreSQL did not report: it can't be reached any more. */
  connectionError: unknown
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
    this.connectionError = undefined
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
    if (!(error instanceof PostgresError)) this.connectionError ??= error
    if (!(error instanceof PostgresError) || this.failure?.script !== undefined) return
    const follows = error.code === ABORTED_TRANSACTION
    // The engine asks for its journal to learn whether there is one.
    const countedOn = error.code === MISSING_TABLE && error.message.includes('_prisma_migrations')
    if (!follows && !countedOn) this.failure = { error, script }
  }
}
