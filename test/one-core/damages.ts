/** What somebody does to a database at a phase. */
export interface Damage {
  phase: number
  sql: string
}

const JOURNAL = 'public._prisma_migrations'
const RENAME = '20260101000300_rename_name_to_full_name'

type Damages = Readonly<Record<string, Damage>>

/** What SQL can do to a lab database, by its kind. */
export const damages: Readonly<Record<string, Damages>> = {
  'to values': {
    'a name is another one': { phase: 4, sql: "UPDATE users SET full_name = 'x' WHERE id = 5" },
    'two names are exchanged': {
      phase: 3,
      sql: `UPDATE users SET full_name = (SELECT full_name FROM users AS u WHERE u.id = 3 - users.id)
      WHERE id < 3`,
    },
    'every biography is gone': { phase: 2, sql: 'UPDATE users SET bio = NULL' },
    'a NULL is an empty text': { phase: 3, sql: "UPDATE users SET bio = '' WHERE bio IS NULL" },
    'settings and embeddings are others': {
      phase: 4,
      sql: `UPDATE users SET settings = settings || '{"theme": "other"}' WHERE id % 9 = 0;
      UPDATE users SET embedding = NULL WHERE id = 4;
      UPDATE users SET embedding = (SELECT embedding FROM users WHERE id = 1) WHERE id = 8`,
    },
    'rows are gone, added, moved and repeated': {
      phase: 3,
      sql: `DELETE FROM users WHERE id IN (1, 50, 51, 52);
      INSERT INTO users (full_name, email) VALUES ('Somebody', 'somebody@example.com');
      INSERT INTO users (full_name) SELECT full_name FROM users WHERE id = 10;
      UPDATE users SET id = 1000 WHERE id = 99`,
    },
    'the table is empty': { phase: 4, sql: 'TRUNCATE users' },
  },
  'to columns and what is beside them': {
    'a column is there that nobody asked for': {
      phase: 2,
      sql: 'ALTER TABLE users ADD COLUMN age integer DEFAULT 7 CHECK (age > 0), ADD flag bool',
    },
    'columns have other types, defaults and NULLs': {
      phase: 4,
      sql: `ALTER TABLE users ALTER full_name TYPE varchar(2000), ALTER full_name DROP NOT NULL,
      ALTER settings SET DEFAULT '{"a": 1}', ALTER email SET NOT NULL`,
    },
    'the columns are renamed': {
      phase: 3,
      sql: 'ALTER TABLE users RENAME full_name TO called; ALTER TABLE users RENAME id TO number',
    },
    'columns are dropped': { phase: 2, sql: 'ALTER TABLE users DROP email, DROP bio' },
    'the constraints are dropped': {
      phase: 3,
      sql: 'ALTER TABLE users DROP CONSTRAINT users_pkey; DROP INDEX users_email_key',
    },
    'the vector has other dimensions': {
      phase: 4,
      sql: 'ALTER TABLE users DROP embedding; ALTER TABLE users ADD embedding vector(3)',
    },
    'the index has another method': {
      phase: 4,
      sql: `DROP INDEX users_embedding_idx;
      CREATE INDEX users_embedding_idx ON users USING ivfflat (embedding vector_l2_ops) WITH (lists = 1)`,
    },
    'what Prisma passes over': {
      phase: 3,
      sql: `ALTER TABLE users ADD CONSTRAINT long CHECK (length(full_name) > 0) NOT VALID;
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
      CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
      CREATE VIEW people AS SELECT id, full_name FROM users WHERE bio IS NOT NULL;
      CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM users;
      CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE DOMAIN short AS text CHECK (length(VALUE) < 9);
      CREATE SEQUENCE numbers START 5; ALTER TABLE users ENABLE ROW LEVEL SECURITY;
      CREATE POLICY own ON users USING (id = 1); CREATE RULE never AS ON DELETE TO users DO INSTEAD NOTHING`,
    },
    'tables of all kinds': {
      phase: 2,
      sql: `CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY, user_id int REFERENCES users ON DELETE CASCADE,
        total numeric(10, 2) NOT NULL DEFAULT 0, twice numeric GENERATED ALWAYS AS (total * 2) STORED, PRIMARY KEY (id));
      CREATE UNLOGGED TABLE quick (at timestamptz DEFAULT now());
      CREATE TABLE parts (id int) PARTITION BY RANGE (id); CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (9);
      CREATE INDEX by_name ON users (lower(name) text_pattern_ops DESC) INCLUDE (id) WHERE id > 3`,
    },
  },
  'that takes things away': {
    'the extension is gone': { phase: 4, sql: 'DROP EXTENSION vector CASCADE' },
    'the table is gone': { phase: 3, sql: 'DROP TABLE users' },
    'the table is a view': {
      phase: 3,
      sql: 'ALTER TABLE users RENAME TO people; CREATE VIEW users AS SELECT * FROM people',
    },
    'schema public is gone': { phase: 3, sql: 'DROP SCHEMA public CASCADE' },
  },
  'to what the lab and Prisma remember': {
    "the lab's own records are gone": {
      phase: 3,
      sql: "DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'lab' AND tablename <> 'owner' LOOP EXECUTE format('DROP TABLE lab.%I CASCADE', t); END LOOP; END $$",
    },
    'the journal is gone': { phase: 3, sql: `DROP TABLE ${JOURNAL}` },
    'the journal has a gap': {
      phase: 4,
      sql: `DELETE FROM ${JOURNAL} WHERE migration_name = '${RENAME}'`,
    },
    'the journal has another checksum': {
      phase: 4,
      sql: `UPDATE ${JOURNAL} SET checksum = 'other' WHERE migration_name = '${RENAME}'`,
    },
    'the journal has one that failed': {
      phase: 3,
      sql: `UPDATE ${JOURNAL} SET finished_at = NULL, logs = 'ERROR: no such thing'
      WHERE migration_name = '${RENAME}'`,
    },
    'the journal has one that nobody knows': {
      phase: 2,
      sql: `INSERT INTO ${JOURNAL} (id, checksum, migration_name, finished_at, applied_steps_count)
      VALUES ('x', 'x', '20250101000000_gone', now(), 1)`,
    },
  },
}
