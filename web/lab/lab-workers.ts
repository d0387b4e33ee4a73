import type { Assets } from '../worker/assets.ts'
import type { LabRoom } from '../worker/lab-room.ts'
import type { LabStart, Unstored } from '../worker/lab-start.ts'
import type { DatabaseName } from './database-name.ts'
import { ScratchCalls } from './scratch-calls.ts'
import { startWorker } from './start-worker.ts'
import { WorkerCalls } from './worker-calls.ts'

/** The page's workers: one with its two databases, one for what is thrown away. */
export class LabWorkers {
  readonly scratch = new ScratchCalls()
  readonly #onUnstored: (unstored: Unstored) => void
  readonly #unstored: Partial<Record<DatabaseName, Unstored>> = {}
  #start: Pick<LabStart, 'assets' | 'owner'> | undefined
  #calls: WorkerCalls<LabRoom> | undefined
  #opened: Promise<void> = Promise.resolve()

  /** `onUnstored` hears of what the browser's storage does not take. */
  constructor(onUnstored: (unstored: Unstored) => void) {
    this.#onUnstored = onUnstored
  }

  /** Starts the worker of the databases, while what it needs is still being fetched. */
  prepare(): void {
    this.#calls ??= this.#startLab()
  }

  /** Opens the databases; `owner` names this tab, or is undefined to look at a copy. */
  open(assets: Assets, owner: string | undefined): Promise<void> {
    this.#start = { assets, owner }
    this.scratch.assets = assets
    return this.#open()
  }

  /** The worker of the databases, once it is open. */
  async lab(): Promise<WorkerCalls<LabRoom>> {
    await this.#opened
    if (!this.#calls) throw new Error('The lab is not open.')
    return this.#calls
  }

  /** Ends the worker of the databases, whatever it does, and opens another one as things were kept. */
  reopen(why: unknown): Promise<void> {
    this.#calls?.end(why)
    return this.#open()
  }

  /** Ends both. What waits throws `why`. */
  end(why: unknown): void {
    this.#calls?.end(why)
    this.scratch.end(why)
  }

  #open(): Promise<void> {
    if (!this.#start) throw new Error('open comes first')
    if (!this.#calls || this.#calls.isEnded) this.#calls = this.#startLab()
    this.#opened = this.#calls.call('open', [{ ...this.#start, unstored: this.#unstored }])
    return this.#opened
  }

  #startLab(): WorkerCalls<LabRoom> {
    return new WorkerCalls(startWorker('lab'), (news) => this.#hear(news as Unstored))
  }

  #hear(unstored: Unstored): void {
    this.#unstored[unstored.database] = unstored
    this.#onUnstored(unstored)
  }
}
