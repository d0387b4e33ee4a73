import { Problem } from '../problem.ts'
import type { Database } from './database.ts'
import { PostgresError } from './postgres-error.ts'

// The lock that Prisma's engine takes for a session. One lock for both, so that neither two commands
// of the lab nor the lab and `prisma migrate deploy` move a database at the same time, or deadlock.
export const PRISMA_MIGRATE_LOCK = 72707369
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Runs `work` while no other session moves the database; waits for that at most `seconds`. Throws
 * the Problem `LOCK_HELD`, which names the holder.
 */
export async function withMigrationLock<T>(
  database: Database,
  seconds: number,
  work: () => Promise<T>,
): Promise<T> {
  await takeLock(database, seconds)
  try {
    return await work()
  } finally {
    // A session that is gone has let go of it by itself.
    await database
      .query('SELECT pg_advisory_unlock($1)', [PRISMA_MIGRATE_LOCK])
      .catch(() => undefined)
  }
}

/**
 * One transaction in which no statement waits for another session's lock longer than `seconds`.
 * Throws the Problem `TABLE_LOCKED`, which names the holder.
 */
export async function withLockTimeout<T>(
  database: Database,
  seconds: number,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  return namingHolders(database, seconds, () =>
    database.transaction(async (inner) => {
      await inner.execute(`SET LOCAL lock_timeout = '${seconds}s'`)
      return work(inner)
    }),
  )
}

/**
 * Runs `work` on a session in which no statement waits for a lock longer than `seconds` (see
 * `openDatabase`). Throws the Problem `TABLE_LOCKED`, which names the holder.
 */
export async function namingHolders<T>(
  database: Database,
  seconds: number,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isLockTimeout(error)) throw error
    throw tableLocked(await readHolders(database, "l.locktype <> 'advisory'"), seconds)
  }
}

async function takeLock(database: Database, seconds: number): Promise<void> {
  try {
    await database.transaction(async (inner) => {
      await inner.execute(`SET LOCAL lock_timeout = '${seconds}s'`)
      await inner.query('SELECT pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK])
    })
  } catch (error) {
    if (!isLockTimeout(error)) throw error
    const holders = `l.locktype = 'advisory' AND l.objid = ${PRISMA_MIGRATE_LOCK}`
    throw lockHeld(await readHolders(database, holders), seconds)
  }
}

/** A PostgresError itself, or one that a migration's failure was made of. */
function isLockTimeout(error: unknown): boolean {
  if (error instanceof Problem) return isLockTimeout(error.cause)
  return error instanceof PostgresError && error.code === LOCK_NOT_AVAILABLE
}

async function readHolders(database: Database, condition: string): Promise<string> {
  const holders = await database.query<{ holder: string }>(
    `SELECT DISTINCT format('process %s (%s, user %s, %s)', a.pid,
       coalesce(nullif(application_name, ''), 'no name'), usename, state) AS holder
     FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid)
     WHERE l.granted AND l.pid <> pg_backend_pid() AND a.datname = current_database() AND ${condition}
     ORDER BY 1`,
  )
  return holders.map(({ holder }) => holder).join(', ') || 'one that ended meanwhile'
}

/** Somebody else moves the database, and did not end while we waited. */
export const lockHeld = (holder: string, seconds: number) =>
  new Problem('LOCK_HELD', {
    message: `Another session is moving this database and did not end within ${seconds} s: ${holder}. Nothing has changed.`,
    fix: 'Let it end, or end it, then type the command again. What is there now: npm run verify',
  })

const tableLocked = (holder: string, seconds: number) =>
  new Problem('TABLE_LOCKED', {
    message: `Another session holds a lock on what this command needs, and did not let go within ${seconds} s: ${holder}. What was not committed is rolled back.`,
    fix: 'End its transaction (COMMIT or ROLLBACK there), then type the command again',
  })
