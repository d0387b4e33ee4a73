import { course } from '../../lessons/course.ts'
import { Problem } from '../../src/problem.ts'
import { randomName } from '../storage/random-name.ts'
import { begunLesson, findWorkspace } from '../storage/workspace-store.ts'
import type { Assets } from '../worker/assets.ts'
import type { LabRoom } from '../worker/lab-room.ts'
import type { Unstored } from '../worker/lab-start.ts'
import { isCrashName, postgresCrashed, stopped, takenOver } from './crash.ts'
import { fetchAssets } from './fetch-assets.ts'
import { keepOffline } from './keep-offline.ts'
import { changes, keeping, lastProblem, opening, running, standing, tab } from './lab-state.ts'
import { LabWorkers } from './lab-workers.ts'
import type { ScratchCalls } from './scratch-calls.ts'
import { TabLock } from './tab-lock.ts'
import type { WorkerCalls } from './worker-calls.ts'

/** Something that runs, as a sentence where a person waits for it, and what stops it. */
interface Run {
  what: string | undefined
  end: () => void
}

const QUIET_MS = 1_500
/** The most that opening waits for the rehearsal, counted from the moment that all is fetched. */
const REHEARSAL_MS = 1_500
/** The same where the page was kept by an earlier visit, which promises to be quick. */
const REHEARSAL_AGAIN_MS = 1_000

/** Opens the lab, keeps what `lab-state.ts` says of it true, and stops what runs. */
export class LabOpener {
  readonly #lock = new TabLock(() => this.#giveUp())
  readonly #workers = new LabWorkers((unstored) => this.#hearUnstored(unstored))
  /** What runs now; the last one to begin is shown. */
  readonly #running = new Set<Run>()
  #assets: Promise<Assets> | undefined
  /** Whether a scratch database was asked for since the lab was opened here. */
  #isWarm = false

  /** Never throws: `opening` and `tab` say how it went. */
  async open(): Promise<void> {
    // Meanwhile, whichever tab has the lab.
    this.#workers.prepare()
    this.#fetch().catch(() => {})
    if (!(await this.#lock.tryHold())) tab.value = 'second'
    else await this.#start(randomName())
  }

  async takeOver(): Promise<void> {
    await this.#lock.takeOver()
    await this.#start(randomName())
  }

  async openCopy(): Promise<void> {
    keeping.value = { kind: 'copy' }
    await this.#start(undefined)
  }

  /** See `LabClient`. */
  async stop(): Promise<void> {
    for (const end of new Set([...this.#running].map((run) => run.end))) end()
    await this.#workers.lab()
  }

  /** Asks the worker of the databases; `what` is shown meanwhile. */
  protected ask<T>(work: (lab: WorkerCalls<LabRoom>) => Promise<T>, what?: string): Promise<T> {
    return this.#run({ what, end: this.#endLab }, async () => work(await this.#workers.lab()))
  }

  /** The same for what changes a database. */
  protected change<T>(work: (lab: WorkerCalls<LabRoom>) => Promise<T>, what: string): Promise<T> {
    const run = { what, end: this.#endLab }
    return this.#run(
      run,
      async () => work(await this.#workers.lab()),
      () => this.#look(),
    )
  }

  /** Asks the worker for what is thrown away. */
  protected askScratch<T>(work: (scratch: ScratchCalls) => Promise<T>, what?: string): Promise<T> {
    return this.#run({ what, end: this.#endScratch }, async () => {
      await this.#workers.lab()
      return work(this.#workers.scratch)
    })
  }

  /** Begins to make a lesson's scratch database ready; the last lesson's where there is no such phase. */
  protected warmScratch(phase: number): void {
    this.#isWarm = true
    const last = course.lessons.length
    this.askScratch((scratch) => scratch.calls.call('warm', [Math.min(phase, last)])).catch(
      () => {},
    )
  }

  readonly #endLab = () => {
    this.#workers.reopen(stopped()).catch(() => {})
  }

  readonly #endScratch = () => this.#workers.scratch.end(stopped())

  /** `after` belongs to the run, however it went. */
  async #run<T>(run: Run, work: () => Promise<T>, after = async () => {}): Promise<T> {
    this.#running.add(run)
    this.#show()
    try {
      return await work()
    } catch (error) {
      throw await this.#meet(error, run)
    } finally {
      await after()
      this.#running.delete(run)
      this.#show()
    }
  }

  #show(): void {
    running.value = [...this.#running].findLast(({ what }) => what !== undefined)?.what
  }

  /** What a worker threw, as a view should hear of it. */
  async #meet(error: unknown, { end }: Run): Promise<unknown> {
    if (error instanceof Error && error.name === 'TakenOver') {
      await this.#giveUp()
      return takenOver()
    }
    if (!isCrashName(error)) return error
    end()
    return postgresCrashed(error)
  }

  async #start(owner: string | undefined): Promise<void> {
    const started = performance.now()
    this.#isWarm = false
    try {
      const assets = await this.#fetch()
      opening.value = { step: 'starting' }
      const opened = this.#workers.open(assets, owner)
      const rehearsed = this.#rehearse()
      // Which lesson was begun is known as soon as the page is ready.
      await Promise.all([opened, rehearsed, findWorkspace()])
      tab.value = 'own'
      await this.#look()
      opening.value = { step: 'ready', milliseconds: Math.round(performance.now() - started) }
      this.#prepareLater()
    } catch (error) {
      opening.value = { step: 'failed', problem: toOpeningProblem(error) }
    }
  }

  /**
   * Runs every step in the other worker while the databases open: WebAssembly is compiled when it is
   * first used, for both workers, and the first step would wait for it. Where that takes long, it goes on
   * while a person reads.
   */
  async #rehearse(): Promise<void> {
    const rehearsed = this.#workers.scratch.calls.call('rehearse', []).catch(() => {})
    // Nothing controls a page that comes over plain HTTP, or for the first time.
    const most = navigator.serviceWorker?.controller ? REHEARSAL_AGAIN_MS : REHEARSAL_MS
    await Promise.race([rehearsed, new Promise((resolve) => setTimeout(resolve, most))])
  }

  /** Begins to make ready what the first check of the lesson that was begun will want. */
  #warmBegun(): void {
    const begun = course.lessons.find(({ slug }) => slug === begunLesson.value)?.phase
    // A view may have said meanwhile which lesson it is.
    if (!this.#isWarm) this.warmScratch(begun ?? (standing.value?.phase ?? 0) + 1)
  }

  /** What can wait, once nothing has run for a moment: whoever presses something comes first. */
  #prepareLater(): void {
    setTimeout(() => {
      if (this.#running.size > 0) return this.#prepareLater()
      keepOffline()
      this.#warmBegun()
    }, QUIET_MS)
  }

  #fetch(): Promise<Assets> {
    if (this.#assets) return this.#assets
    this.#assets = fetchAssets((received, total) => {
      opening.value = { step: 'fetching', received, total }
    })
    // A network that was away may be back.
    this.#assets.catch(() => {
      this.#assets = undefined
    })
    return this.#assets
  }

  /** Where the lab database stands now. */
  async #look(): Promise<void> {
    try {
      standing.value = await (await this.#workers.lab()).call('stand', ['lab'])
      changes.value += 1
    } catch (error) {
      if (error instanceof Problem) lastProblem.value = error
    }
  }

  /** Another tab wants the lab: what is under way is ended as it was last committed. */
  async #giveUp(): Promise<void> {
    this.#workers.end(takenOver())
    standing.value = undefined
    tab.value = 'lost'
  }

  #hearUnstored({ why }: Unstored): void {
    if (keeping.value.kind !== 'copy') keeping.value = { kind: 'memory', why }
  }
}

function toOpeningProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  return new Problem('OPENING_FAILED', {
    message: `The lab can't be opened in this browser: ${cause instanceof Error ? cause.message : cause}`,
    fix: 'Load the page again, in a current Chrome, Edge, Firefox or Safari.',
    cause,
  })
}
