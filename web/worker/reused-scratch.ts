import type { Database } from '../../src/database/database.ts'
import { pgliteDatabase } from '../../src/database/pglite-database.ts'
import type { Assets } from './assets.ts'
import { openEmptyPostgres } from './open-postgres.ts'

/**
 * One scratch database for whoever needs one after the other: closing it empties it. Only for the
 * course's own SQL, which makes nothing that `EMPTY` does not take away.
 */
export class ReusedScratch {
  readonly #assets: Assets
  #database: Promise<Database> | undefined

  constructor(assets: Assets) {
    this.#assets = assets
  }

  /** For whoever closes it. */
  readonly open = async (): Promise<Database> => {
    const database = await (this.#database ?? this.#start())
    this.#database = undefined
    const close = async () => {
      await database.execute(EMPTY)
      this.#database = Promise.resolve(database)
    }
    return new Proxy(database, {
      get(_, name) {
        if (name === 'close') return close
        const value = Reflect.get(database, name, database)
        return typeof value === 'function' ? value.bind(database) : value
      },
    })
  }

  async #start(): Promise<Database> {
    return pgliteDatabase(await openEmptyPostgres(this.#assets))
  }
}

const EMPTY = `
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT nspname FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP;
END $$;
CREATE SCHEMA public;
SELECT pg_advisory_unlock_all()`
