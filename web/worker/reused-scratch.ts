import type { Database } from '../../src/database/database.ts'
import { pgliteDatabase } from '../../src/database/pglite-database.ts'
import {
  compareSurroundings,
  readSurroundings,
  type Surroundings,
} from '../../src/learn/replay/outside.ts'
import type { Assets } from './assets.ts'
import { closedBy, emptyDatabase } from './empty-database.ts'
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
    return closedBy(database, () => this.#giveBack(database))
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
      await emptyDatabase(database)
      const left = await readSurroundings(database, NO_TABLE)
      return this.#fresh !== undefined && compareSurroundings(this.#fresh, left).length === 0
    } catch {
      return false
    }
  }
}

const NO_TABLE = 0
