import type { Database } from '../../src/database/database.ts'
import { pgliteDatabase } from '../../src/database/pglite-database.ts'
import {
  compareSurroundings,
  readSurroundings,
  type Surroundings,
} from '../../src/learn/replay/outside.ts'
import type { Assets } from './assets.ts'
import { openEmptyPostgres } from './open-postgres.ts'

/**
 * Scratch databases for whoever needs one after the other, learners' migrations included. Closing one
 * empties it, and it is kept for the next: one instance does for all, but where two are open at once.
 * What can't be emptied, such as a role, ends with its instance.
 */
export class ReusedScratch {
  readonly #assets: Assets
  #kept: Database | undefined
  /** What is around the tables of a database that nobody used yet. */
  #fresh: Surroundings | undefined

  constructor(assets: Assets) {
    this.#assets = assets
  }

  /** For whoever closes it. */
  readonly open = async (): Promise<Database> => {
    const kept = this.#kept
    this.#kept = undefined
    const database = kept ?? (await this.#start())
    return new Proxy(database, {
      get: (_, name) => {
        if (name === 'close') return () => this.#giveBack(database)
        const value = Reflect.get(database, name, database)
        return typeof value === 'function' ? value.bind(database) : value
      },
    })
  }

  async #start(): Promise<Database> {
    const database = pgliteDatabase(await openEmptyPostgres(this.#assets))
    this.#fresh ??= await readSurroundings(database, NO_TABLE)
    return database
  }

  async #giveBack(database: Database): Promise<void> {
    if (!this.#kept && (await this.#isEmptied(database))) this.#kept = database
    else await database.close().catch(() => {})
  }

  async #isEmptied(database: Database): Promise<boolean> {
    try {
      for (const script of EMPTY) await database.execute(script)
      const left = await readSurroundings(database, NO_TABLE)
      return this.#fresh !== undefined && compareSurroundings(this.#fresh, left).length === 0
    } catch {
      return false
    }
  }
}

const NO_TABLE = 0

// `DISCARD ALL` stands alone, as PostgreSQL wants it; it takes settings, temporary tables and locks away.
const EMPTY = [
  'ROLLBACK',
  `
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT nspname FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP;
END $$;
-- As initdb makes it.
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC`,
  'RESET SESSION AUTHORIZATION',
  'DISCARD ALL',
]
