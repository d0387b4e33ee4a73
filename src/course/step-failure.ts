import { PostgresError } from '../database/postgres-error.ts'
import { EngineError } from '../engine/engine-error.ts'
import { renderSqlExcerpt } from '../history/sql-excerpt.ts'
import { Problem } from '../problem.ts'
import { findClientRefusal } from './client-error.ts'

/** A file of a migration: `2026…_add_bio/migration.sql`, and what is in it. */
export interface MigrationFile {
  name: string
  sql: string
}

/**
 * Runs a migration's SQL, or that of several; what PostgreSQL refuses in it becomes the Problem
 * `MIGRATION_REFUSED` with the place in the file, and tables without a journal `JOURNAL_MISSING`.
 * Other failures are thrown as they are.
 */
export async function runMigrationFile<T>(
  files: MigrationFile | readonly MigrationFile[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof EngineError && error.code === NOT_EMPTY) throw journalMissing(error)
    const refusal = findRefusal(error)
    if (refusal) throw migrationRefused(fileOf(error, [files].flat()), refusal)
    throw error instanceof EngineError ? whyOf(error) : error
  }
}

/** What PostgreSQL said, or why it said nothing; the engine's own words where there is neither. */
function whyOf(error: EngineError): unknown {
  return error.postgresError ?? error.connectionError ?? error
}

/** What the engine says of tables where there is no journal. */
const NOT_EMPTY = 'P3005'

/** The engine names the migration at which it stopped. */
function fileOf(error: unknown, files: readonly MigrationFile[]): MigrationFile {
  const meta = error instanceof EngineError ? error.meta : undefined
  const { migration_name } = (meta ?? {}) as { migration_name?: string }
  const named = files.find(({ name }) => name.startsWith(`${migration_name}/`))
  return named ?? files.at(-1) ?? { name: '', sql: '' }
}

function migrationRefused({ name, sql }: MigrationFile, refusal: PostgresError) {
  const { message, code, detail, hint, position } = refusal
  const more = [detail, hint && `Hint: ${hint}`].filter(Boolean).join(' ')
  const place = position ? `\n\n${renderSqlExcerpt(sql, position)}\n` : ''
  return new Problem('MIGRATION_REFUSED', {
    message: `PostgreSQL refused prisma/migrations/${name}: ${message} (${code}).${more && ` ${more}`}${place}\nThe step was rolled back; nothing has changed.`,
    fix: remedyFor(code, name),
    cause: refusal,
  })
}

const FORBIDDEN = '42501'
// Something is there already, or isn't there: https://www.postgresql.org/docs/current/errcodes-appendix.html
const PRESENT_OR_MISSING = /^(42P06|42P07|42701|42710|42723|42P01|42703|42704|42883|3F000)$/

function remedyFor(code: string, name: string): string {
  if (code === FORBIDDEN) {
    return 'The file is not at fault: the database user may not do this. What it may do: npm run doctor'
  }
  const restore = `Mend the file, or restore it: git checkout -- prisma/migrations/${name}`
  if (!PRESENT_OR_MISSING.test(code)) return restore
  return `See whether the database is what its journal says: npm run status. Where it is, the file is at fault. ${restore}`
}

function journalMissing(cause: EngineError): Problem {
  return new Problem('JOURNAL_MISSING', {
    message:
      "The database holds tables, and Prisma's journal _prisma_migrations is gone: nothing says which migrations made them. Nothing has changed.",
    fix: 'If you know the phase, say so: npm run stamp -- 2. Otherwise start over, with what is there kept for npm run undo: npm run reset -- head',
    cause,
  })
}

/**
 * Runs SQL of the lab, or of an app, on a table that may be anything by now; what PostgreSQL refuses
 * in it becomes the Problem `TABLE_UNEXPECTED`. `when` says what was being done: `after 2026…_add_bio`.
 */
export async function onAnyTable<T>(when: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const refusal = findRefusal(error)
    if (!refusal) throw error
    throw tableUnexpected(when, `${refusal.message} (${refusal.code})`, refusal)
  }
}

/** `why` the table is not what the course expects; `when`, as for `onAnyTable`. */
export function tableUnexpected(when: string, why: string, cause?: unknown): Problem {
  return new Problem('TABLE_UNEXPECTED', {
    message: `The table is not what the course expects ${when}: ${why}. Nothing has changed.`,
    fix: 'See what is different: npm run status',
    cause,
  })
}

const LOCK_NOT_AVAILABLE = '55P03'

/** What PostgreSQL refused, where an error is about the SQL, and not about a lock or the connection. */
function findRefusal(error: unknown): PostgresError | undefined {
  const why = error instanceof EngineError ? error.postgresError : error
  const refusal = why instanceof PostgresError ? why : findClientRefusal(why)
  if (!refusal || refusal.code === LOCK_NOT_AVAILABLE) return undefined
  // Classes 08, 53, 57 and 58: the connection, the disk, an operator, the system.
  return /^(08|53|57|58)/.test(refusal.code) ? undefined : refusal
}

/** Whether something can't be done to the database as it is, and is neither a fault of ours nor of the connection. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof Problem || findRefusal(error)) return true
  return error instanceof EngineError && error.code === NOT_EMPTY
}
