import pg from 'pg'
import { toPostgresError } from '../database/postgres-error.ts'
import { toConnectionError } from './connection-error.ts'
import { readConnectionUrl } from './connection-url.ts'

/** What PostgreSQL says of a statement before it runs: types are OIDs. */
export interface StatementDescription {
  parameterTypes: number[]
  columns: { name: string; type: number; tableId: number; columnId: number }[]
}

/** Opens a connection that describes statements without running them, for as long as `work` takes. */
export async function withDescriber<T>(
  url: string,
  work: (describe: (sql: string) => Promise<StatementDescription>, client: pg.Client) => Promise<T>,
): Promise<T> {
  const connection = readConnectionUrl(url)
  const client = new pg.Client({ connectionString: connection.attempts.at(-1) })
  try {
    await client.connect()
  } catch (error) {
    throw toConnectionError(toPostgresError(error), connection)
  }
  try {
    return await work((sql) => describe(client, sql), client)
  } finally {
    await client.end()
  }
}

// `Database` always runs what it is given, and so does `pg`: this speaks the protocol itself.
// https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY
function describe(client: pg.Client, sql: string): Promise<StatementDescription> {
  return new Promise((resolve, reject) => {
    const description: StatementDescription = { parameterTypes: [], columns: [] }
    const submittable = {
      submit(connection: pg.Connection) {
        connection.once('parameterDescription', (message: { dataTypeIDs: number[] }) => {
          description.parameterTypes = message.dataTypeIDs
        })
        connection.parse({ name: '', text: sql, types: [] }, true)
        connection.describe({ type: 'S', name: '' }, true)
        connection.sync()
      },
      handleRowDescription({ fields }: { fields: pg.FieldDef[] }) {
        description.columns = fields.map(({ name, dataTypeID, tableID, columnID }) => ({
          name,
          type: dataTypeID,
          tableId: tableID,
          columnId: columnID,
        }))
      },
      handleError(error: unknown) {
        reject(toPostgresError(error))
      },
      handleReadyForQuery() {
        resolve(description)
      },
      handleEmptyQuery() {},
    }
    client.query(submittable as never)
  })
}
