import type { Database } from '../../src/database/database.ts'
import { PostgresError } from '../../src/database/postgres-error.ts'
import { rolledBack } from '../../src/database/rolled-back.ts'
import { EngineError } from '../../src/engine/engine-error.ts'
import type { SqlFile } from '../../src/learn/replay/run-file.ts'
import { describeFailure } from '../../src/learn/replay/sql-failure.ts'
import type { RunReport } from '../lab/run-report.ts'

/** What PostgreSQL refused in one of the files, which have been rolled back. Throws what is no refusal. */
export async function describeRefusal(
  database: Database,
  files: readonly SqlFile[],
  error: unknown,
): Promise<RunReport> {
  const refusal = error instanceof EngineError ? (error.postgresError ?? error) : error
  const at = files.findIndex(({ file }) => file.startsWith(`${migrationOf(error) ?? ''}/`))
  const file = files[at] ?? files[0]
  if (!file || !(refusal instanceof PostgresError)) throw refusal
  if (isAloneOnly(refusal)) return { status: 'refused', file: file.file, reason: 'concurrently' }
  const failure = await rolledBack(database, async () => {
    for (const { sql } of files.slice(0, Math.max(at, 0))) await database.execute(sql)
    return describeFailure(database, file, refusal)
  })
  return { status: 'failed', failure }
}

function migrationOf(error: unknown): string | undefined {
  const { meta } = error instanceof EngineError ? error : {}
  return (meta as { migration_name?: string } | undefined)?.migration_name
}

// `CREATE INDEX CONCURRENTLY` and its like.
function isAloneOnly({ code, message }: PostgresError): boolean {
  return code === '25001' && message.includes('cannot run inside a transaction block')
}
