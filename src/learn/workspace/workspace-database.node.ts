import type { LabContext } from '../../course/lab-context.ts'
import type { Database } from '../../database/database.ts'
import { databaseName, withDatabase } from '../../database/database-url.ts'
import { readWorkspaceDatasource } from '../../database/datasource.node.ts'
import { MAINTENANCE_DATABASE } from '../../database/embedded-names.ts'
import { openDatabase } from '../../database/open-database.node.ts'
import { claim } from '../../database/ownership.ts'
import { PostgresError } from '../../database/postgres-error.ts'
import { quoteIdentifier } from '../../database/quote.ts'
import type { Environment } from '../../environment.ts'
import { contextOf, readProject } from '../../lab.node.ts'
import { Problem } from '../../problem.ts'
import type { TaughtCourse } from '../taught-lesson.ts'

/**
 * Does `work` with the workspace's database, which is made when there is none and claimed for the
 * lab. Throws `WORKSPACE_DATABASE_DENIED`, `WORKSPACE_DATABASE_NOT_OURS`, and what connecting throws.
 */
export async function withWorkspaceDatabase<T>(
  environment: Environment,
  course: TaughtCourse,
  work: (context: LabContext) => Promise<T>,
): Promise<T> {
  const { url } = await readWorkspaceDatasource(environment)
  const database = await openOrCreate(url, environment)
  try {
    await claim(database).catch((error) => {
      throw isProblem(error, 'DATABASE_NOT_OURS') ? notOurs(error) : error
    })
    const project = await readProject(course, environment)
    return await work(contextOf(database, url, project, environment))
  } finally {
    await database.close()
  }
}

async function openOrCreate(url: string, environment: Environment): Promise<Database> {
  try {
    return await openDatabase(url, environment.lockSeconds)
  } catch (error) {
    if (!isProblem(error, 'DATABASE_MISSING')) throw error
  }
  await createDatabase(url, environment)
  return openDatabase(url, environment.lockSeconds)
}

/** From the lab database, which is there on a real server as well; nobody else may have made it first. */
async function createDatabase(url: string, { databaseUrl }: Environment): Promise<void> {
  const name = databaseName(new URL(url))
  const server = await openDatabase(databaseUrl ?? withDatabase(url, MAINTENANCE_DATABASE))
  try {
    // A real server's template1 may hold what a person put there, or be in use.
    const template = databaseUrl ? ' TEMPLATE template0' : ''
    await server.execute(`CREATE DATABASE ${quoteIdentifier(name)}${template}`)
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error
    if (error.code === INSUFFICIENT_PRIVILEGE) throw denied(name, error)
    if (!EXISTS.includes(error.code)) throw error
  } finally {
    await server.close()
  }
}

const INSUFFICIENT_PRIVILEGE = '42501'
/** duplicate_database, and what the same race looks like in the catalog: unique_violation. */
const EXISTS = ['42P04', '23505']

function isProblem(error: unknown, code: string): error is Problem {
  return error instanceof Problem && error.code === code
}

const denied = (name: string, cause: unknown) =>
  new Problem('WORKSPACE_DATABASE_DENIED', {
    message: `The user in DATABASE_URL may not create databases, and the workspace needs one of its own, ${name}.`,
    fix: `Have it made: createdb -O <user> ${name}, or learn on the embedded server: DATABASE_URL= npm run learn`,
    cause,
  })

const notOurs = ({ message }: Problem) =>
  new Problem('WORKSPACE_DATABASE_NOT_OURS', {
    message: message.replace("the lab's", "the workspace's"),
    fix: "It has the workspace's name: rename it (ALTER DATABASE … RENAME TO …), then: npm run learn",
  })
