import type { Database } from '../../database/database.ts'
import { PostgresError } from '../../database/postgres-error.ts'
import { splitStatements } from '../../history/sql-statements.ts'
import { findTransactionControl } from '../../history/transaction-control.ts'
import type { SqlFailure } from '../evidence.ts'
import { ScratchCrashed } from './scratch-crashed.ts'
import { describeFailure } from './sql-failure.ts'

/** One of the learner's SQL files. */
export interface SqlFile {
  /** `20260102000000_rename/migration.sql`. */
  file: string
  sql: string
}

export type FileOutcome =
  | { status: 'ran' }
  | { status: 'failed'; failure: SqlFailure }
  | { status: 'refused'; file: string; reason: 'transaction' | 'concurrently' | 'not text' }
  /** It can't run in the caller's transaction. */
  | { status: 'alone' }

export interface RunOptions {
  /** Runs before the file is committed; not for one that runs alone. */
  look?: () => Promise<void>
  /** The caller has a transaction under way, so no file can run alone. */
  isInside?: boolean
}

/**
 * Runs one file as Prisma does, as one simple query. A file that holds one statement which can't be in
 * a transaction (`CREATE INDEX CONCURRENTLY`) runs alone. Afterwards the session is as it was. Throws
 * `ScratchCrashed`.
 */
export async function runFile(
  database: Database,
  { file, sql }: SqlFile,
  { look = async () => {}, isInside = false }: RunOptions = {},
): Promise<FileOutcome> {
  if (sql.includes('\0')) return { status: 'refused', file, reason: 'not text' }
  if (findTransactionControl(sql)) return { status: 'refused', file, reason: 'transaction' }
  try {
    await runInTransaction(database, sql, look)
    return { status: 'ran' }
  } catch (error) {
    if (error === ended) return { status: 'refused', file, reason: 'transaction' }
    if (!(error instanceof PostgresError)) throw error
    await requireAlive(database)
    if (!isAloneOnly(error)) return failed(database, { file, sql }, error)
    if (splitStatements(sql).length > 1) return { status: 'refused', file, reason: 'concurrently' }
    return isInside ? { status: 'alone' } : runAlone(database, { file, sql })
  }
}

async function runInTransaction(
  database: Database,
  sql: string,
  look: () => Promise<void>,
): Promise<void> {
  await database.transaction(async () => {
    const transaction = await readTransaction(database)
    await database.execute(sql)
    await database.execute(AS_IT_WAS)
    // However the file is written: another transaction now means that it ended the first one.
    if ((await readTransaction(database)) !== transaction) throw ended
    await look()
  })
}

async function runAlone(database: Database, file: SqlFile): Promise<FileOutcome> {
  try {
    await database.execute(file.sql)
    await database.execute(AS_IT_WAS)
    await requireAlive(database)
    return { status: 'ran' }
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error
    await requireAlive(database)
    return failed(database, file, error)
  }
}

async function failed(
  database: Database,
  file: SqlFile,
  error: PostgresError,
): Promise<FileOutcome> {
  return { status: 'failed', failure: await describeFailure(database, file, error) }
}

/**
 * What PostgreSQL refuses inside a transaction. Other errors have the code as well, such as a SET
 * TRANSACTION that comes too late.
 */
function isAloneOnly({ code, message }: PostgresError): boolean {
  return code === '25001' && message.includes('cannot run inside a transaction block')
}

/**
 * A role, a search path or a temporary table would last as long as the session. PGlite lets system
 * tables be altered, which no server does.
 */
export const AS_IT_WAS =
  'RESET SESSION AUTHORIZATION; RESET ALL; DISCARD TEMP; SET allow_system_table_mods = off'

const ended = new Error('the file ended the transaction')

async function readTransaction(database: Database): Promise<string> {
  const [row] = await database.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id')
  // After an overflow of its stack, PostgreSQL in WebAssembly answers nothing, without an error.
  if (!row) throw new ScratchCrashed()
  return row.id
}

/** Throws `ScratchCrashed` when PostgreSQL does not answer any more. */
export async function requireAlive(database: Database): Promise<void> {
  const rows = await database.query('SELECT 1').catch(() => [])
  if (rows.length === 0) throw new ScratchCrashed()
}
