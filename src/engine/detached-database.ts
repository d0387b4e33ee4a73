import type { Database, RawResult } from '../database/database.ts'

const TEXT = 25
const BOOLEAN = 16
const INTEGER = 23

/**
 * A stand-in for when there is no database to ask: comparing two schema files needs none, but the
 * engine in WebAssembly asks every database what it is before it starts.
 */
export const detachedDatabase: Database = {
  queryRaw: async (sql) => (sql.includes('server_version_num') ? introduction : missing()),
  query: async () => missing(),
  execute: async () => missing(),
  transaction: async () => missing(),
  close: async () => {},
}

// Whether the models' schema exists, and which PostgreSQL this is: the newest that Prisma knows.
const introduction: RawResult = {
  columns: [
    { name: 'exists', type: BOOLEAN },
    { name: 'version', type: TEXT },
    { name: 'numeric_version', type: INTEGER },
  ],
  rows: [['t', 'PostgreSQL 17.0', '170000']],
  affected: 1,
}

function missing(): never {
  throw new Error('There is no database to compare with.')
}
