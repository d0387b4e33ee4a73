import type { Database } from '../database/database.ts'
import { readOwnership } from '../database/ownership.ts'
import { readVectorVersions, requireVector } from '../database/pgvector.ts'
import { requireServerVersion } from '../database/server-version.ts'
import { Problem } from '../problem.ts'
import { type CheckResult, check } from './check.ts'

/** Whether the server is new enough. */
export function checkServerVersion(database: Database): Promise<CheckResult> {
  return check('server version', async () => {
    await requireServerVersion(database)
    const [row] = await database.query<{ version: string }>(
      "SELECT current_setting('server_version') AS version",
    )
    return `PostgreSQL ${row?.version}`
  })
}

/** Whether the database is the lab's or can become so. */
export function checkOwnership(database: Database): Promise<CheckResult> {
  return check('ownership', async () => {
    const ownership = await readOwnership(database)
    if (ownership === 'ours') return "the database is the lab's"
    if (ownership === 'empty') return 'the database is empty; the first step claims it'
    throw new Problem('DATABASE_NOT_OURS', {
      message: "The database holds somebody else's objects; the lab writes nothing there.",
      fix: 'Point DATABASE_URL at an empty database (createdb prisma_migration_lab). If stock Prisma migrated it with this history: npm run db -- claim',
    })
  })
}

/** Whether phase 4 can have its extension. */
export function checkVector(database: Database): Promise<CheckResult> {
  return check('pgvector', async () => {
    await requireVector(database)
    const { available, installed } = await readVectorVersions(database)
    if (installed) return `${installed}, in this database`
    if (!(await mayInstall(database))) throw mayNotInstall()
    return `${available}, ready for phase 4`
  })
}

async function mayInstall(database: Database): Promise<boolean> {
  const [row] = await database.query<{ may: boolean }>(`
    SELECT rolsuper OR NOT v.superuser
        OR v.trusted AND has_database_privilege(current_database(), 'CREATE') AS may
      FROM pg_available_extension_versions AS v
      JOIN pg_available_extensions AS e ON e.name = v.name AND e.default_version = v.version
      JOIN pg_roles ON rolname = current_user
     WHERE e.name = 'vector'`)
  return row?.may ?? false
}

function mayNotInstall(): Problem {
  return new Problem('VECTOR_FORBIDDEN', {
    message: 'Phase 4 needs the extension pgvector, which this user may not create here.',
    fix: "Let a superuser do it once in this database: psql -c 'CREATE EXTENSION vector'",
  })
}

interface Privileges {
  user: string
  database: string
  in_public: boolean
  in_database: boolean
  createdb: boolean
  read_only: boolean
}

/** Whether the user may make tables and schemas, and databases for the tour and Prisma's shadow. */
export function checkPrivileges(database: Database): Promise<CheckResult> {
  return check('privileges', async () => {
    const [row] = await database.query<Privileges>(`
      SELECT current_user::text AS user, current_database()::text AS database,
        coalesce(has_schema_privilege(to_regnamespace('public'), 'CREATE'), false) AS in_public,
        has_database_privilege(current_database(), 'CREATE') AS in_database,
        rolsuper OR rolcreatedb AS createdb,
        current_setting('transaction_read_only')::boolean AS read_only
      FROM pg_roles WHERE rolname = current_user`)
    const problem = row && missingPrivilege(row)
    if (problem) throw problem
    return `${row?.user} may create tables and databases`
  })
}

function missingPrivilege(row: Privileges): Problem | undefined {
  const { user, database, in_public, in_database, createdb, read_only } = row
  if (read_only) {
    return new Problem('DATABASE_READ_ONLY', {
      message: 'The database takes no writes. It may be a standby, or set to read only.',
      fix: 'Point DATABASE_URL in .env at the primary server, then: npm run doctor',
    })
  }
  if (!in_public || !in_database) {
    return new Problem('PERMISSION_DENIED', {
      message: `User ${user} may not create ${in_database ? 'tables in schema public' : 'schemas'} of database ${database}.`,
      fix: `Make it the owner: psql -c 'ALTER DATABASE "${database}" OWNER TO "${user}"'`,
    })
  }
  if (createdb) return undefined
  return new Problem('CREATE_DATABASE_DENIED', {
    message: `User ${user} may not create databases: the tour and prisma migrate dev can't make theirs. phase, reset and verify work.`,
    fix: `psql -c 'ALTER ROLE "${user}" CREATEDB'`,
  })
}
