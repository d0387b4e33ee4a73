import { countRows } from '../../course/count-rows.ts'
import { TABLE } from '../../course/lineage-at.ts'
import type { Database } from '../../database/database.ts'
import { hasTable } from '../../database/has-table.ts'
import { readJournal } from '../../history/journal.ts'
import type { OwnDatabase } from '../evidence.ts'

/** What the learner's own database says of itself. Reads only. */
export function readOwnDatabase(database: Database): Promise<OwnDatabase> {
  return database.transaction(async (reader) => {
    await reader.execute('SET TRANSACTION READ ONLY')
    const journal = (await readJournal(reader)).filter(({ rolledBackAt }) => rolledBackAt === null)
    const isApplied = ({ finishedAt }: (typeof journal)[number]) => finishedAt !== null
    const extensions = await reader.query<{ name: string }>(
      'SELECT extname AS name FROM pg_extension ORDER BY extname',
    )
    return {
      applied: journal.filter(isApplied).map(({ name, checksum }) => ({ name, checksum })),
      failed: journal.filter((entry) => !isApplied(entry)).map(({ name }) => name),
      extensions: extensions.map(({ name }) => name),
      rows: (await hasTable(reader, 'public', TABLE)) ? await countRows(reader) : undefined,
    }
  })
}
