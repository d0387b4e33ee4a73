import type { PGlite } from '@electric-sql/pglite'
import type { Database } from '../../src/database/database.ts'
import { pgliteDatabase } from '../../src/database/pglite-database.ts'
import { KeptDirectory, type KeptOptions } from '../storage/kept-directory.ts'
import type { Assets } from './assets.ts'
import { openPostgres } from './open-postgres.ts'

/** A database of which every commit is kept. */
export interface KeptDatabase {
  pglite: PGlite
  database: Database
  directory: KeptDirectory
}

export async function openKeptDatabase(
  assets: Assets,
  options: KeptOptions,
): Promise<KeptDatabase> {
  const directory = new KeptDirectory(options)
  const pglite = await openPostgres(assets, directory)
  directory.attach(pglite)
  return { pglite, database: pgliteDatabase(pglite), directory }
}
