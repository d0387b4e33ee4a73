import type { Database } from '../../database/database.ts'
import { rolledBack } from '../../database/rolled-back.ts'
import type { SqlStatement } from '../../history/sql-statements.ts'
import type { FileEvidence } from '../evidence.ts'
import { leaveScript, refusalOf } from './leave-script.ts'
import { NOTHING_TO_LOSE } from './prove-rows.ts'
import type { SqlFile } from './run-file.ts'
import type { Scratch } from './scratch.ts'
import { describeAt } from './sql-failure.ts'
import { unlessRefused } from './unless-refused.ts'

/** Asks a file's one query, and the solution's on the same rows; whatever they write is taken back. */
export async function runQuery(
  { database, reference }: Scratch,
  file: SqlFile,
  statement: SqlStatement,
): Promise<FileEvidence> {
  let answer: (string | null)[] = []
  const error = await refusalOf(async () => {
    answer = await readAnswer(database, statement.sql)
  })
  await leaveScript(database)
  if (error) return { status: 'failed', failure: describeAt(file, [statement], 0, error) }
  const wanted = await unlessRefused(database, () =>
    readAnswer(database, reference.files[file.file] ?? ''),
  )
  const plan = await explain(database, statement.sql)
  // What it wrote, if anything, was taken back: there is nothing to prove.
  const proof = NOTHING_TO_LOSE
  const ran = { status: 'ran' as const, rows: answer.length, plan, answer, proof, outside: [] }
  return wanted ? { ...ran, wanted } : ran
}

/** The first column of a query's rows; what the query wrote is taken back. */
async function readAnswer(database: Database, query: string): Promise<(string | null)[]> {
  const { rows } = await rolledBack(database, () => database.queryRaw(withoutEnd(query)))
  return rows.map(([first]) => first ?? null)
}

function withoutEnd(query: string): string {
  return query.trimEnd().replace(/;$/, '')
}

async function explain(database: Database, query: string): Promise<string> {
  return rolledBack(database, async () => {
    await database.execute('SET LOCAL enable_seqscan = off')
    const { rows } = await database.queryRaw(`EXPLAIN (COSTS OFF) ${withoutEnd(query)}`)
    return rows.map(([line]) => line).join('\n')
  })
}
