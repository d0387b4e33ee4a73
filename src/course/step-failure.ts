import { PostgresError } from '../database/postgres-error.ts'
import { EngineError } from '../engine/engine-error.ts'
import { renderSqlExcerpt } from '../history/sql-excerpt.ts'
import { Problem } from '../problem.ts'

/**
 * Runs a migration's SQL; what PostgreSQL refuses in it becomes the Problem `MIGRATION_REFUSED` with
 * the place in the file. Other failures are thrown as they are.
 */
export async function runMigrationFile<T>(
  file: { name: string; sql: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const refusal = error instanceof EngineError ? whyOf(error) : error
    throw isAboutSql(refusal) ? migrationRefused(file, refusal) : refusal
  }
}

/** What PostgreSQL said, or why it said nothing; the engine's own words where there is neither. */
function whyOf(error: EngineError): unknown {
  return error.postgresError ?? error.connectionError ?? error
}

function migrationRefused({ name, sql }: { name: string; sql: string }, refusal: PostgresError) {
  const { message, code, detail, hint, position } = refusal
  const more = [detail, hint && `Hint: ${hint}`].filter(Boolean).join(' ')
  const place = position ? `\n\n${renderSqlExcerpt(sql, position)}\n` : ''
  return new Problem('MIGRATION_REFUSED', {
    message: `PostgreSQL refused prisma/migrations/${name}: ${message} (${code}).${more && ` ${more}`}${place}\nThe step was rolled back; nothing has changed.`,
    fix: `Mend the file, or restore it: git checkout -- prisma/migrations/${name}`,
    cause: refusal,
  })
}

/**
 * Runs the lab's own SQL on a table that may be anything by now; what PostgreSQL refuses in it becomes
 * the Problem `TABLE_UNEXPECTED`. `when` says what was being done: `after 2026…_add_bio`.
 */
export async function onAnyTable<T>(when: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isAboutSql(error) && error.code !== LOCK_NOT_AVAILABLE
      ? tableUnexpected(when, error)
      : error
  }
}

function tableUnexpected(when: string, refusal: PostgresError): Problem {
  return new Problem('TABLE_UNEXPECTED', {
    message: `The table is not what the course expects ${when}: ${refusal.message} (${refusal.code}). Nothing has changed.`,
    fix: 'See what is different: npm run status',
    cause: refusal,
  })
}

const LOCK_NOT_AVAILABLE = '55P03'

/** Not of classes 08, 53, 57 and 58: the connection, the disk, an operator, the system. */
function isAboutSql(error: unknown): error is PostgresError {
  return error instanceof PostgresError && !/^(08|53|57|58)/.test(error.code)
}
