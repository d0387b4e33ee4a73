import { PRISMA_MIGRATE_LOCK } from '../database/migration-lock.ts'
import { CONTENT, CREATE_OWNER, PROJECT } from '../database/ownership.ts'
import { quoteLiteral } from '../database/quote.ts'
import type { Migration } from './migration.ts'
import { block, tableExists } from './offline-block.ts'
import { CREATE_JOURNAL } from './offline-journal.ts'

/** A temporary table of the script's: keys of rows that got their kept values back. */
export const KEPT_KEYS = 'lab_kept_key'

/**
 * SQL that stops a script before it writes: unless it runs in one transaction, on a database of the
 * lab's (or an empty one, which it claims), to which exactly `applied` are applied. `place` is that
 * state's name.
 */
export function guardSql(place: string, applied: readonly Migration[]): string {
  const expected = JSON.stringify(applied.map(({ name, checksum }) => [name, checksum, true]))
  return [
    SETTINGS,
    block([], `${REQUIRE_TRANSACTION}\n${TAKE_LOCKS}`),
    block(
      [`expected jsonb := ${quoteLiteral(expected)}`, "found jsonb := '[]'", 'things text'],
      `${READ_JOURNAL}\n${requireOwned(place)}\n${requirePlace(place)}`,
    ),
    CREATE_JOURNAL,
  ].join('\n\n')
}

// psql stops at the first error, whatever its caller said; the temporary table lasts as long as the
// transaction, so without one it is gone at the next statement.
const SETTINGS = `\\set ON_ERROR_STOP on
SET LOCAL client_encoding = 'UTF8';
SET LOCAL client_min_messages = warning;
SET LOCAL standard_conforming_strings = on;
CREATE TEMPORARY TABLE ${KEPT_KEYS} (key bigint) ON COMMIT DROP;`

const REQUIRE_TRANSACTION = `IF NOT EXISTS (SELECT FROM pg_class
    WHERE relnamespace = pg_my_temp_schema() AND relname = '${KEPT_KEYS}') THEN
  RAISE EXCEPTION 'This script has to run in one transaction: psql -1 -f -';
END IF;`

const TAKE_LOCKS = `PERFORM pg_advisory_xact_lock(${PRISMA_MIGRATE_LOCK});
PERFORM pg_advisory_xact_lock(hashtextextended('${PROJECT}', 0));`

const READ_JOURNAL = `IF ${tableExists('public', '_prisma_migrations')} THEN
  SELECT coalesce(jsonb_agg(jsonb_build_array(migration_name, checksum, finished_at IS NOT NULL)
      ORDER BY migration_name), '[]') INTO found
    FROM public._prisma_migrations WHERE rolled_back_at IS NULL;
END IF;`

const isClaimed = tableExists('lab', 'owner')

function requireOwned(place: string): string {
  const claim = place === 'base' ? CREATE_OWNER.trim().replace(/^/gm, '    ') : ''
  return `IF NOT ${isClaimed} THEN
  SELECT string_agg(object, ', ') INTO things FROM (${CONTENT}) AS held;
  IF things IS NOT NULL THEN
    RAISE EXCEPTION 'Database % is not the lab''s: it holds %.', current_database(), things;
  END IF;
  IF found = expected THEN
${claim || '    NULL;'}
  END IF;
END IF;`
}

function requirePlace(place: string): string {
  return `IF found <> expected THEN
  RAISE EXCEPTION 'This database is not at ${place}, so this script is not for it. Its journal says: %',
    (SELECT coalesce(string_agg(entry ->> 0, ', '), 'nothing is applied')
       FROM jsonb_array_elements(found) AS entry)
    USING HINT = 'Where it is, and whether a file was edited: npm run status';
END IF;`
}
