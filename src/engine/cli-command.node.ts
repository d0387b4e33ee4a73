import { PostgresError } from '../database/postgres-error.ts'
import { connect, connectForMaintenance, quote } from './connect.node.ts'
import { readConnectionUrl } from './connection-url.ts'
import { EngineError } from './engine-error.ts'

/**
 * Runs one of the engine's commands about a whole database and returns what to say about it.
 * Throws an `EngineError` as Prisma's own engine words it.
 */
export async function runCliCommand(command: string | undefined, url: string): Promise<string> {
  switch (command) {
    case 'can-connect-to-database':
      await (await connect(url)).close()
      return 'Connection successful'
    case 'create-database':
      return `Database '${await createDatabase(url)}' was successfully created.`
    case 'drop-database':
      await dropDatabase(url)
      return 'The database was successfully dropped.'
    default:
      throw new EngineError(`The schema engine knows no command \`${command ?? ''}\`.`)
  }
}

/** Creates the database that a URL names, and its schema, and returns the database's name. */
export async function createDatabase(url: string): Promise<string> {
  const { database: name, schemaName } = readConnectionUrl(url)
  await onServer(url, `CREATE DATABASE ${quote(name)}`, name)
  const database = await connect(url)
  try {
    await database.execute(`CREATE SCHEMA IF NOT EXISTS ${quote(schemaName)}`)
  } finally {
    await database.close()
  }
  return name
}

/** Drops the database that a URL names. */
export async function dropDatabase(url: string): Promise<void> {
  const { database: name } = readConnectionUrl(url)
  await onServer(url, `DROP DATABASE ${quote(name)}`, name)
}

async function onServer(url: string, statement: string, name: string): Promise<void> {
  const server = await connectForMaintenance(url)
  try {
    await server.execute(statement)
  } catch (error) {
    throw toStatementError(error, name)
  } finally {
    await server.close()
  }
}

function toStatementError(error: unknown, name: string): unknown {
  if (!(error instanceof PostgresError)) return error
  const meta = { database_name: name }
  switch (error.code) {
    case '42P04': {
      const message = `Database \`${name}\` already exists on the database server`
      return new EngineError(message, { code: 'P1009', meta }, error)
    }
    case '3D000':
      return new EngineError(`Database \`${name}\` does not exist`, { code: 'P1003', meta }, error)
    default:
      return new EngineError(`${error.severity ?? 'ERROR'}: ${error.message}`, {}, error)
  }
}
