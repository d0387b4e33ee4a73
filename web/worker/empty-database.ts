import type { Database } from '../../src/database/database.ts'

/**
 * Takes everything out of a database that SQL in it can be rid of, whatever state its session is in, and
 * makes the session as a new one. Roles, settings and the like stay.
 */
export async function emptyDatabase(database: Database): Promise<void> {
  for (const script of EMPTY) await database.execute(script)
}

/** The same database, which `close` closes. */
export function closedBy(database: Database, close: () => Promise<void>): Database {
  return new Proxy(database, {
    get(_, name) {
      if (name === 'close') return close
      const value = Reflect.get(database, name, database)
      return typeof value === 'function' ? value.bind(database) : value
    },
  })
}

// `DISCARD ALL` stands alone, as PostgreSQL wants it; it takes settings, temporary tables and locks away.
const EMPTY = [
  'ROLLBACK',
  `
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT nspname FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP;
END $$;
-- As initdb makes it.
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC`,
  'RESET SESSION AUTHORIZATION',
  'DISCARD ALL',
]
