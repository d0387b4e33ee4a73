import { expect, test } from 'vitest'
import { buildIndexesAfter } from '../../src/course/build-indexes-after.ts'
import type { Database } from '../../src/database/database.ts'
import { backends, withEmptyDatabase } from '../support/backends.ts'

const lineage = { table: 'users', key: 'id', columns: { name: 'full_name', bio: 'bio' } }

async function readIndexes(database: Database): Promise<string[]> {
  const rows = await database.query<{ definition: string }>(
    `SELECT pg_get_indexdef(indexrelid) || CASE WHEN indisvalid THEN '' ELSE ' invalid' END AS definition
     FROM pg_index WHERE indrelid = 'public.users'::regclass`,
  )
  return rows.map(({ definition }) => definition).sort()
}

for (const backend of backends) {
  test(`${backend}: indexes of the filled columns are built after it, as they were`, () =>
    withEmptyDatabase(backend, (database) =>
      database.transaction(async () => {
        await database.execute(`
          CREATE TABLE users (id int PRIMARY KEY, full_name text, bio text, email text);
          CREATE INDEX "Names, by length" ON users (full_name DESC) INCLUDE (email) WHERE length(bio) > 3;
          CREATE INDEX of_bio ON users USING hash (bio) WITH (fillfactor = 50);
          CREATE UNIQUE INDEX one_name ON users (full_name);
          CREATE INDEX of_email ON users (email);
          CREATE INDEX explained ON users (bio);
          COMMENT ON INDEX explained IS 'a reader wants this kept'`)
        const before = await readIndexes(database)
        const meanwhile = await buildIndexesAfter(database, lineage, ['name', 'bio'], async () => {
          await database.execute("INSERT INTO users VALUES (1, 'Ada', 'long', 'a@example.com')")
          return readIndexes(database)
        })
        expect(meanwhile).toEqual(before.filter((each) => !/Names|of_bio/.test(each)))
        expect(await readIndexes(database)).toEqual(before)
        await expect(
          database.query(
            "SELECT count(*) AS rows FROM users WHERE full_name = 'Ada' AND length(bio) > 3",
          ),
        ).resolves.toEqual([{ rows: 1n }])
      }),
    ))
}
