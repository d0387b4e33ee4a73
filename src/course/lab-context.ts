import type { Database } from '../database/database.ts'
import type { EngineModule } from '../engine/schema-engine.ts'
import type { History } from '../history/migration.ts'
import type { SeedData } from './seed.ts'

/** What everything the lab does works with; nothing in it needs Node. */
export interface LabContext {
  database: Database
  engineModule: EngineModule
  history: History
  seed: SeedData
  /** Seconds that a command waits for another session's lock before it gives up. */
  lockSeconds: number
  /** Runs `work` while no other command moves the database, where a lock in it can't see to that. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Opens an empty PostgreSQL in memory, with pgvector, for whoever closes it: a scratch database. */
  openScratch(): Promise<Database>
}
