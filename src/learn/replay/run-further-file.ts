import { type SqlStatement, splitStatements } from '../../history/sql-statements.ts'
import type { FileEvidence } from '../evidence.ts'
import { runQuery } from './run-query.ts'
import { runScript } from './run-script.ts'
import type { Scratch } from './scratch.ts'

/**
 * Runs one of a lesson's further files after the way up: a query with its plan, anything else as a
 * script, statement by statement as psql does, so that it may commit as it goes.
 */
export async function runFurtherFile(
  scratch: Scratch,
  file: string,
  sql: string | undefined,
): Promise<FileEvidence> {
  if (sql === undefined) return { status: 'missing' }
  const statements = splitStatements(sql)
  if (statements.length === 0) return { status: 'empty' }
  const query = findQuery(statements)
  // A WITH may write: a file is one to ask with only where the solution's is.
  const isAsked = findQuery(splitStatements(scratch.reference.files[file] ?? '')) !== undefined
  return query && isAsked
    ? runQuery(scratch, { file, sql }, query)
    : runScript(scratch, { file, sql }, statements)
}

/** The statement of a file that holds one, which returns rows. */
function findQuery(statements: readonly SqlStatement[]): SqlStatement | undefined {
  const [first, ...others] = statements
  return others.length === 0 && /^(SELECT|WITH|TABLE|VALUES)$/.test(first?.words[0] ?? '')
    ? first
    : undefined
}
