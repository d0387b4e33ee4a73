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
    const refusal = error instanceof EngineError ? (error.postgresError ?? error) : error
    if (!(refusal instanceof PostgresError) || isServerTrouble(refusal)) throw refusal
    throw migrationRefused(file, refusal)
  }
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

/** Classes 08, 53, 57 and 58: the connection, the disk, an operator, the system; not the SQL. */
function isServerTrouble({ code }: PostgresError): boolean {
  return /^(08|53|57|58)/.test(code)
}
