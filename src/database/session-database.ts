import type { Database, Parameter, RawResult, Row } from './database.ts'
import { decodeRows } from './decode.ts'

/** The two calls in which one way of reaching PostgreSQL differs from another. */
export interface Session {
  queryRaw(sql: string, parameters: readonly Parameter[]): Promise<RawResult>
  execute(script: string): Promise<void>
  close(): Promise<void>
}

/** `Database` over a session: decoding, transactions and savepoints are the same for every kind. */
export class SessionDatabase implements Database {
  readonly #session: Session
  /** 0 outside a transaction, 1 inside, more inside savepoints. */
  #depth = 0

  constructor(session: Session) {
    this.#session = session
  }

  async query<T = Row>(sql: string, parameters: readonly Parameter[] = []): Promise<T[]> {
    return decodeRows<T>(await this.queryRaw(sql, parameters))
  }

  queryRaw(sql: string, parameters: readonly Parameter[] = []): Promise<RawResult> {
    return this.#session.queryRaw(sql, parameters)
  }

  execute(script: string): Promise<void> {
    return this.#session.execute(script)
  }

  async transaction<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const savepoint = this.#depth === 0 ? undefined : `lab_${this.#depth}`
    await this.execute(savepoint ? `SAVEPOINT ${savepoint}` : 'BEGIN')
    this.#depth += 1
    try {
      const result = await work(this)
      await this.execute(savepoint ? `RELEASE SAVEPOINT ${savepoint}` : 'COMMIT')
      return result
    } catch (error) {
      // The first error is the one to report; a session that is gone has rolled back by itself.
      await this.execute(savepoint ? `ROLLBACK TO SAVEPOINT ${savepoint}` : 'ROLLBACK').catch(
        () => {},
      )
      throw error
    } finally {
      this.#depth -= 1
    }
  }

  close(): Promise<void> {
    return this.#session.close()
  }
}
