import type { SeedData } from '../../course/seed.ts'
import type { Database } from '../../database/database.ts'
import { hasTable } from '../../database/has-table.ts'
import { unlessRefused } from './unless-refused.ts'

/**
 * Makes `lab.encoding (bio, embedding)`: what the sentence encoder made of each biography. It stands
 * for the answers of an embedding service, which SQL can't call. Schema `lab` has to be there.
 */
export async function createEncodingTable(database: Database, seed: SeedData): Promise<void> {
  const { people } = seed.course
  const rows = people.map(({ bio }, index) => ({ bio, embedding: seed.embeddings[index] ?? [] }))
  await database.execute(
    'CREATE TABLE lab.encoding (bio text PRIMARY KEY, embedding real[] NOT NULL)',
  )
  await database.query(
    `INSERT INTO lab.encoding SELECT bio, embedding
     FROM jsonb_to_recordset($1::jsonb) AS encoded(bio text, embedding real[])`,
    [JSON.stringify(rows)],
  )
}

const HIDDEN = 'encoding_for_later'

/**
 * Makes the table ahead of time, under another name: no migration may read it, for no other database
 * has it, and filling it takes a while.
 */
export async function hideEncodingTable(database: Database, seed: SeedData): Promise<void> {
  await createEncodingTable(database, seed)
  await database.execute(`ALTER TABLE lab.encoding RENAME TO ${HIDDEN}`)
}

/** Puts the hidden table in its place, also where a learner's SQL dropped it; not where it can't be. */
export async function revealEncodingTable(database: Database, seed: SeedData): Promise<void> {
  await unlessRefused(database, async () => {
    await database.execute('CREATE SCHEMA IF NOT EXISTS lab; DROP TABLE IF EXISTS lab.encoding')
    if (await hasTable(database, 'lab', HIDDEN)) {
      await database.execute(`ALTER TABLE lab.${HIDDEN} RENAME TO encoding`)
    } else await createEncodingTable(database, seed)
  })
}
