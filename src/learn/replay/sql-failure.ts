import type { Database } from '../../database/database.ts'
import { PostgresError } from '../../database/postgres-error.ts'
import { rolledBack } from '../../database/rolled-back.ts'
import { renderSqlExcerpt } from '../../history/sql-excerpt.ts'
import { type SqlStatement, splitStatements } from '../../history/sql-statements.ts'
import type { SqlFailure } from '../evidence.ts'

/** What PostgreSQL said of a file, with the statement that it said it of. Leaves nothing behind. */
export async function describeFailure(
  database: Database,
  { file, sql }: { file: string; sql: string },
  error: PostgresError,
): Promise<SqlFailure> {
  const statements = splitStatements(sql)
  const { message, code, detail, hint, position } = error
  const found = position
    ? statementAt(statements, indexOf(sql, position))
    : await findRefused(database, statements)
  return {
    file,
    message,
    code,
    detail,
    hint,
    excerpt: position ? renderSqlExcerpt(sql, position) : undefined,
    statement: found,
    statements: statements.length,
  }
}

/** PostgreSQL counts characters, strings count UTF-16 units. */
function indexOf(sql: string, position: number): number {
  return Array.from(sql)
    .slice(0, position - 1)
    .join('').length
}

function statementAt(statements: readonly SqlStatement[], index: number): number {
  const at = statements.findIndex(({ end }) => index < end)
  return at < 0 ? statements.length : at + 1
}

/** Where PostgreSQL names no place: one statement after the other, until one is refused. */
async function findRefused(
  database: Database,
  statements: readonly SqlStatement[],
): Promise<number> {
  return rolledBack(database, async () => {
    for (const [index, { sql }] of statements.entries()) {
      try {
        await database.execute(sql)
      } catch (error) {
        if (error instanceof PostgresError) return index + 1
        throw error
      }
    }
    // What is deferred is refused at the end.
    return statements.length
  })
}

/** What PostgreSQL said of one statement of a file that was run statement by statement. */
export function describeAt(
  { file, sql }: { file: string; sql: string },
  statements: readonly SqlStatement[],
  index: number,
  { message, code, detail, hint, position }: PostgresError,
): SqlFailure {
  const before = Array.from(sql.slice(0, statements[index]?.start)).length
  const excerpt = position ? renderSqlExcerpt(sql, before + position) : undefined
  const counts = { statement: index + 1, statements: statements.length }
  return { file, message, code, detail, hint, excerpt, ...counts }
}
