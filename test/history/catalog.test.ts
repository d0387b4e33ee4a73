import { expect, test } from 'vitest'
import { readCatalog } from '../../src/history/catalog.ts'
import { catalogObjects } from '../../src/history/catalog-objects.ts'
import { backends, withEmptyDatabase } from '../support/backends.ts'
import { withTestLab } from '../support/lab.ts'

const USERS = {
  'extension vector': 'installed',
  'table users': 'table',
  'column users.id': "integer not null default nextval('users_id_seq'::regclass)",
  'column users.full_name': 'text not null',
  'column users.bio': 'text',
  'column users.email': 'text',
  'column users.embedding': 'vector(512)',
  'column users.settings': "jsonb not null default '{}'::jsonb",
  'constraint users.users_pkey': 'PRIMARY KEY (id)',
  'index users_email_key': 'unique btree (email)',
  'index users_embedding_idx': 'hnsw (embedding vector_cosine_ops)',
  'row-level security users': 'off',
  'sequence users_id_seq': 'integer start 1 increment 1 from 1 to 2147483647 owned by users.id',
}

test.each(backends)(
  "%s: at head the catalog holds what the lessons say, and neither the journal nor the lab's records",
  async (backend) => {
    await withTestLab(backend, async ({ lab, context: { database } }) => {
      await lab.moveTo('head')
      expect(Object.fromEntries(catalogObjects(await readCatalog(database)))).toEqual(USERS)
    })
  },
)

test.each(backends)('%s: the catalog holds everything that SQL can make', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    await database.execute(`
      CREATE TYPE mood AS ENUM ('sad', 'glad');
      CREATE TYPE pair AS (a integer, b text);
      CREATE TYPE span AS RANGE (subtype = float8);
      CREATE DOMAIN positive AS integer NOT NULL DEFAULT 3 CHECK (VALUE > 0);
      CREATE SEQUENCE lone;
      CREATE UNLOGGED TABLE t (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        parent integer REFERENCES t (id) CHECK (parent > 0),
        twice integer GENERATED ALWAYS AS (parent * 2) STORED,
        code varchar(20) UNIQUE
      );
      CREATE INDEX t_part ON t (parent DESC) WHERE parent > 5;
      CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
      ALTER TABLE t DISABLE TRIGGER tr, ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY p ON t FOR UPDATE USING (id = 1) WITH CHECK (id = 2);
      CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
      CREATE VIEW v AS SELECT id, code FROM t;
      CREATE AGGREGATE total(integer) (sfunc = int4pl, stype = integer)`)
    const objects = catalogObjects(await readCatalog(database))
    const squeezed = [...objects].map(([key, text]) => [key, text.replace(/\s+/g, ' ').trim()])
    expect(Object.fromEntries(squeezed)).toEqual({
      'type mood': "enum ('sad', 'glad')",
      'type pair': '(a integer, b text)',
      'type positive': 'domain over integer not null default 3 CHECK ((VALUE > 0))',
      'type span': 'range of double precision',
      'table t': 'unlogged table',
      'column t.id': 'integer not null identity',
      'column t.parent': 'integer',
      'column t.twice': 'integer generated as ((parent * 2))',
      'column t.code': 'character varying(20)',
      'constraint t.t_code_key': 'UNIQUE (code)',
      'constraint t.t_parent_check': 'CHECK ((parent > 0))',
      'constraint t.t_parent_fkey': 'FOREIGN KEY (parent) REFERENCES t(id)',
      'constraint t.t_pkey': 'PRIMARY KEY (id)',
      'index t_part': 'btree (parent DESC) WHERE (parent > 5)',
      'trigger t.tr':
        'TRIGGER tr BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION f() (disabled)',
      'policy t.p': 'permissive for update to public using ((id = 1)) with check ((id = 2))',
      'rule t.r': 'CREATE RULE r AS ON DELETE TO public.t DO INSTEAD NOTHING;',
      'row-level security t': 'on, forced',
      'sequence lone': 'bigint start 1 increment 1 from 1 to 9223372036854775807',
      'sequence t_id_seq': 'integer start 1 increment 1 from 1 to 2147483647 owned by t.id',
      'view v': 'view as SELECT id, code FROM t',
      'function f()':
        'FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $function$BEGIN RETURN NEW; END$function$',
      'function total(integer)': 'aggregate returning integer',
    })
  })
})

test.each(backends)('%s: the text is the same under every search path', async (backend) => {
  await withEmptyDatabase(backend, async (database) => {
    await database.execute(`
      CREATE SCHEMA ext; CREATE EXTENSION vector SCHEMA ext;
      CREATE TABLE t (id serial PRIMARY KEY, v ext.vector(3))`)
    const before = await readCatalog(database)
    expect(catalogObjects(before).get('column t.v')).toBe('vector(3)')
    await database.execute('SET search_path = ext')
    expect(await readCatalog(database)).toEqual(before)
    expect(await database.query('SHOW search_path')).toEqual([{ search_path: 'ext' }])
  })
})
