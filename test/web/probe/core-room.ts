import { pgliteDatabase } from '../../../src/database/pglite-database.ts'
import { openLab } from '../../../src/lab.ts'
import type { Assets } from '../../../web/worker/assets.ts'
import { readBrowserContext } from '../../../web/worker/browser-context.ts'
import { openEmptyPostgres } from '../../../web/worker/open-postgres.ts'
import { ReusedScratch } from '../../../web/worker/reused-scratch.ts'
import { coreHistories } from '../../one-core/core-histories.ts'
import { plain } from '../../one-core/plain.ts'

/** The core in a worker, as the page's own worker opens it. */
export class CoreRoom {
  #assets: Assets | undefined

  async open(assets: Assets): Promise<void> {
    this.#assets = assets
  }

  /** Runs one of the core's histories, by its name; the result as JSON. */
  async run(name: string): Promise<string> {
    if (!this.#assets) throw new Error('open comes first')
    const database = pgliteDatabase(await openEmptyPostgres(this.#assets))
    const openScratch = new ReusedScratch(this.#assets).open
    const context = { ...(await readBrowserContext(this.#assets)), openScratch, database }
    const { embeddings } = context.seed
    return JSON.stringify(
      plain(await coreHistories[name]?.({ lab: openLab(context), database, embeddings })),
    )
  }
}
