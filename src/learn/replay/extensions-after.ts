import type { Database } from '../../database/database.ts'
import { rolledBack } from '../../database/rolled-back.ts'
import { splitStatements } from '../../history/sql-statements.ts'
import { findTransactionControl } from '../../history/transaction-control.ts'
import type { SqlFailure } from '../evidence.ts'
import { unlessRefused } from './unless-refused.ts'

/**
 * The extensions that what comes after a failed statement would have created: the rest of its file,
 * and the files after it. Leaves nothing behind.
 */
export async function findExtensionsAfter(
  database: Database,
  { statement }: SqlFailure,
  sql: string,
  later: readonly string[],
): Promise<string[]> {
  const statements = splitStatements(sql)
  const further = later.filter((script) => !findTransactionControl(script))
  const after = [...statements.slice(statement), ...further.flatMap(splitStatements)]
  // Most failures have nothing to do with extensions: running all the rest is spared.
  if (!after.some(({ words }) => words.includes('EXTENSION'))) return []
  return rolledBack(database, async () => {
    await runBefore(database, sql, statement)
    const before = await readExtensions(database)
    for (const { sql } of after) await attempt(database, sql)
    return (await readExtensions(database)).filter((name) => !before.includes(name))
  })
}

/** Runs the statements of a script before one, each as far as PostgreSQL takes it. */
export async function runBefore(database: Database, sql: string, statement: number): Promise<void> {
  for (const { sql: each } of splitStatements(sql).slice(0, statement - 1)) {
    await attempt(database, each)
  }
}

async function attempt(database: Database, sql: string): Promise<void> {
  await unlessRefused(database, () => database.execute(sql))
}

async function readExtensions(database: Database): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    'SELECT extname AS name FROM pg_extension ORDER BY 1',
  )
  return rows.map(({ name }) => name)
}
