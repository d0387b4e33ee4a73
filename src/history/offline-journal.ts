import { quoteLiteral } from '../database/quote.ts'
import type { Migration } from './migration.ts'

/** SQL: Prisma's journal where there is none, as its engine makes it. */
export const CREATE_JOURNAL = `CREATE TABLE IF NOT EXISTS public._prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
);`

/** SQL: a migration with its two moments in the journal, as when Prisma applies it. */
export function applySql({ name, up, checksum }: Migration): string {
  return `INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at)
VALUES (gen_random_uuid()::text, ${quoteLiteral(checksum)}, ${quoteLiteral(name)}, clock_timestamp());

${asScript(up)}

UPDATE public._prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1
WHERE migration_name = ${quoteLiteral(name)} AND finished_at IS NULL AND rolled_back_at IS NULL;`
}

/** SQL: a migration's `down.sql`, then what `markRolledBack` does. */
export function rollBackSql(name: string, down: string): string {
  return `${asScript(down)}

UPDATE public._prisma_migrations SET rolled_back_at = now()
WHERE migration_name = ${quoteLiteral(name)} AND finished_at IS NOT NULL AND rolled_back_at IS NULL;`
}

/** In a file the last statement needs no semicolon; in the middle of a script it does. */
function asScript(sql: string): string {
  const text = sql.trim()
  return text.endsWith(';') ? text : `${text}\n;`
}
