import type { Database } from '../database/database.ts'
import type { History } from '../history/migration.ts'
import type { SeedData } from './seed.ts'

/** What everything the lab does works with; nothing in it needs Node. */
export interface LabContext {
  database: Database
  engineModule: WebAssembly.Module
  history: History
  seed: SeedData
  /** Opens an empty PostgreSQL in memory, with pgvector, for whoever closes it: a scratch database. */
  openScratch(): Promise<Database>
}
