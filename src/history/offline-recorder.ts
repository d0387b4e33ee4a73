import type { Database, Parameter, RawResult } from '../database/database.ts'
import { quoteLiteral } from '../database/quote.ts'

/** The statements that `work` would run, as a script, each with its parameters in place. */
export async function recordSql(work: (database: Database) => Promise<unknown>): Promise<string[]> {
  const recorder = new Recorder()
  await work(recorder)
  return recorder.statements
}

/** A database that writes down what it is asked, and has no rows to answer with. */
class Recorder implements Database {
  readonly statements: string[] = []

  async query<T>(sql: string, parameters: readonly Parameter[] = []): Promise<T[]> {
    await this.queryRaw(sql, parameters)
    return []
  }

  async queryRaw(sql: string, parameters: readonly Parameter[] = []): Promise<RawResult> {
    const literal = (_: string, number: string) => quoteParameter(parameters[Number(number) - 1])
    this.statements.push(`${sql.replace(/\$(\d+)/g, literal).trim()};`)
    return { columns: [], rows: [], affected: 0 }
  }

  async execute(script: string): Promise<void> {
    this.statements.push(script.trim())
  }

  transaction<T>(work: (database: Database) => Promise<T>): Promise<T> {
    return work(this)
  }

  async close(): Promise<void> {}
}

function quoteParameter(value: Parameter | undefined): string {
  return value === null || value === undefined ? 'NULL' : quoteLiteral(String(value))
}
