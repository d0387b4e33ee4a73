import { expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { type Catalog, readCatalog } from '../../src/history/catalog.ts'
import { compareCatalogs, type DriftFinding, readExpectedCatalog } from '../../src/history/drift.ts'
import { backends } from '../support/backends.ts'
import { withTestLab } from '../support/lab.ts'

// What is done to a database at head, and the drift that is found. Prisma 7's `migrate status` looks
// at none of it. Its differ sees columns' types (but not a vector's dimensions), defaults and
// nullability, tables, enums, and that there is an index on a column; it is silent about CHECK
// constraints, triggers, functions, views, rules, row-level security, policies, and an index's method,
// operator class and WHERE.
const cases: [sql: string, findings: DriftFinding[]][] = [
  ['SELECT 1', []],
  [
    "ALTER TABLE users ADD CONSTRAINT users_name_check CHECK (full_name <> '')",
    [
      {
        kind: 'unexpected',
        object: 'constraint users.users_name_check',
        found: "CHECK ((full_name <> ''::text))",
      },
    ],
  ],
  [
    'CREATE TRIGGER still BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
    [
      {
        kind: 'unexpected',
        object: 'trigger users.still',
        found:
          'TRIGGER still BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
      },
    ],
  ],
  [
    'CREATE FUNCTION one() RETURNS integer LANGUAGE sql RETURN 1',
    [
      {
        kind: 'unexpected',
        object: 'function one()',
        found: 'FUNCTION public.one()\n RETURNS integer\n LANGUAGE sql\nRETURN 1\n',
      },
    ],
  ],
  [
    'CREATE VIEW names AS SELECT 1 AS one',
    [{ kind: 'unexpected', object: 'view names', found: 'view as SELECT 1 AS one' }],
  ],
  [
    'CREATE RULE keep AS ON DELETE TO users DO INSTEAD NOTHING',
    [
      {
        kind: 'unexpected',
        object: 'rule users.keep',
        found: 'CREATE RULE keep AS\n    ON DELETE TO public.users DO INSTEAD NOTHING;',
      },
    ],
  ],
  [
    'ALTER TABLE users ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON users USING (id = 1)',
    [
      {
        kind: 'unexpected',
        object: 'policy users.own',
        found: 'permissive for all to public using ((id = 1))',
      },
      { kind: 'different', object: 'row-level security users', expected: 'off', found: 'on' },
    ],
  ],
  [
    'DROP INDEX users_embedding_idx; CREATE INDEX users_embedding_idx ON users USING ivfflat (embedding vector_cosine_ops)',
    [
      {
        kind: 'different',
        object: 'index users_embedding_idx',
        expected: 'hnsw (embedding vector_cosine_ops)',
        found: 'ivfflat (embedding vector_cosine_ops)',
      },
    ],
  ],
  [
    'DROP INDEX users_embedding_idx; CREATE INDEX users_embedding_idx ON users USING hnsw (embedding vector_l2_ops)',
    [
      {
        kind: 'different',
        object: 'index users_embedding_idx',
        expected: 'hnsw (embedding vector_cosine_ops)',
        found: 'hnsw (embedding vector_l2_ops)',
      },
    ],
  ],
  [
    'ALTER TABLE users DROP COLUMN embedding, ADD COLUMN embedding vector(3)',
    [
      {
        kind: 'missing',
        object: 'index users_embedding_idx',
        expected: 'hnsw (embedding vector_cosine_ops)',
      },
      {
        kind: 'different',
        object: 'column users.embedding',
        expected: 'vector(512)',
        found: 'vector(3)',
      },
    ],
  ],
  [
    'ALTER TABLE users ALTER bio TYPE varchar(9000), ALTER email SET NOT NULL, ALTER settings DROP DEFAULT',
    [
      {
        kind: 'different',
        object: 'column users.bio',
        expected: 'text',
        found: 'character varying(9000)',
      },
      { kind: 'different', object: 'column users.email', expected: 'text', found: 'text not null' },
      {
        kind: 'different',
        object: 'column users.settings',
        expected: "jsonb not null default '{}'::jsonb",
        found: 'jsonb not null',
      },
    ],
  ],
  [
    'DROP INDEX users_email_key',
    [{ kind: 'missing', object: 'index users_email_key', expected: 'unique btree (email)' }],
  ],
  [
    'CREATE TABLE mine (id serial PRIMARY KEY, n integer CHECK (n > 0))',
    [{ kind: 'unexpected', object: 'table mine', found: 'table' }],
  ],
  ['DROP TABLE users', [{ kind: 'missing', object: 'table users', expected: 'table' }]],
  [
    "CREATE TYPE mood AS ENUM ('a')",
    [{ kind: 'unexpected', object: 'type mood', found: "enum ('a')" }],
  ],
]

test.each(backends)('%s: drift of every kind is found, and nothing else', async (backend) => {
  await withTestLab(backend, async ({ lab, context: { database, history, openScratch } }) => {
    await lab.moveTo('head')
    const expected = await readExpectedCatalog(openScratch, history.migrations)
    const found: typeof cases = []
    for (const [sql] of cases) {
      found.push([sql, compareCatalogs(expected, await readCatalogAfter(database, sql))])
    }
    expect(found).toEqual(cases)
  })
})

/** The catalog with a script's effect, which is rolled back. */
async function readCatalogAfter(database: Database, sql: string): Promise<Catalog> {
  const seen = new Error('seen')
  let catalog: Catalog | undefined
  await database
    .transaction(async () => {
      await database.execute(sql)
      catalog = await readCatalog(database)
      throw seen
    })
    .catch((error) => {
      if (error !== seen) throw error
    })
  return catalog as unknown as Catalog
}
