import { Problem } from '../problem.ts'
import type { Database } from './database.ts'
import { readServerVersion } from './server-version.ts'

/** Throws the Problem `PUBLIC_SCHEMA_MISSING` after a `DROP SCHEMA public`. Reads the catalog only. */
export async function requirePublicSchema(database: Database): Promise<void> {
  if (await hasPublicSchema(database)) return
  throw new Problem('PUBLIC_SCHEMA_MISSING', {
    message:
      'Schema public is gone from this database, and every table in it. Nothing was written.',
    fix: 'What the lab set aside before is still there: npm run undo -- --list. Make the schema again, at a phase: npm run reset -- head',
  })
}

/**
 * Makes schema public where it is gone, with the owner, the rights and the comment that initdb gives
 * it. The caller gives the transaction.
 * @see https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-PATTERNS
 */
export async function ensurePublicSchema(database: Database): Promise<void> {
  if (await hasPublicSchema(database)) return
  const isOlder = (await readServerVersion(database)) < 150_000
  await database.execute(`
    CREATE SCHEMA public;
    COMMENT ON SCHEMA public IS 'standard public schema';
    ${isOlder ? '' : GIVE_TO_OWNER}
    GRANT ${isOlder ? 'CREATE, USAGE' : 'USAGE'} ON SCHEMA public TO PUBLIC`)
}

// Before PostgreSQL 15 it is the superuser's who made the cluster, and only a superuser could say so.
const GIVE_TO_OWNER = `DO $$ BEGIN
      IF pg_has_role('pg_database_owner', 'USAGE') THEN
        ALTER SCHEMA public OWNER TO pg_database_owner;
      END IF;
    END $$;`

async function hasPublicSchema(database: Database): Promise<boolean> {
  const found = await database.query("SELECT FROM pg_namespace WHERE nspname = 'public'")
  return found.length > 0
}
