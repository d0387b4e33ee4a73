import { readLineage } from '../../course/read-lineage.ts'
import type { Database } from '../../database/database.ts'
import { PostgresError } from '../../database/postgres-error.ts'
import { rolledBack } from '../../database/rolled-back.ts'
import type { DraftEvidence } from '../evidence.ts'
import { proveRows } from './prove-rows.ts'
import type { RowsAside } from './rows-aside.ts'
import { draftPending } from './schema-evidence.ts'
import type { ScratchTools } from './scratch.ts'

/** What Prisma drafts for the lesson, run over the seed without a patch. Leaves nothing behind. */
export async function tryDraft(
  database: Database,
  { engineModule, seed, phase, reference }: ScratchTools,
  rows: RowsAside,
): Promise<DraftEvidence> {
  const sql = await draftPending(database, engineModule, reference.schema ?? '')
  try {
    const { proof } = await rolledBack(database, async () => {
      await database.execute(sql)
      return proveRows(database, rows, await readLineage(database, seed.course, phase))
    })
    return { sql, refused: undefined, proof }
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error
    return { sql, refused: { message: error.message, code: error.code }, proof: undefined }
  }
}
