import type { Database } from '../database/database.ts'
import { openPg } from '../database/pg-database.node.ts'
import { isTls, toConnectionError } from './connection-error.ts'
import { atDatabase, type ConnectionUrl, readConnectionUrl } from './connection-url.ts'
import { EngineError } from './engine-error.ts'

/**
 * Connects as Prisma does: its own URL parameters understood, the search path set to the models'
 * schema. Throws an `EngineError` in Prisma's words (P1000, P1001, P1003, P1010, P1011, P1013).
 */
export async function connect(text: string): Promise<Database> {
  const url = readConnectionUrl(text)
  const database = await openFirst(url)
  await database.execute(`SET search_path = ${quote(url.schemaName)}`)
  return database
}

// https://github.com/prisma/prisma-engines creates databases from one of these.
const MAINTENANCE_DATABASES = ['postgres', 'template1', 'defaultdb']

/**
 * Connects to a database of the same server from which others can be created and dropped. Throws
 * an `EngineError` as `connect` does, P3000 when there is no such database.
 */
export async function connectForMaintenance(text: string): Promise<Database> {
  for (const name of MAINTENANCE_DATABASES) {
    try {
      return await openFirst(readConnectionUrl(atDatabase(text, name)))
    } catch (error) {
      const next = error instanceof EngineError && ['P1003', 'P1010'].includes(error.code ?? '')
      if (!next) throw error
    }
  }
  const reason =
    'Prisma could not connect to a default database (`postgres` or `template1`), it cannot create the specified database.'
  throw new EngineError(`Failed to create database: ${reason}`, {
    code: 'P3000',
    meta: { database_error: reason },
  })
}

/** An identifier, quoted. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

async function openFirst(url: ConnectionUrl): Promise<Database> {
  const [first = '', ...others] = url.attempts
  try {
    return await openPg(first)
  } catch (error) {
    if (others.length > 0 && isTls(error)) return openFirst({ ...url, attempts: others })
    throw toConnectionError(error, url)
  }
}
