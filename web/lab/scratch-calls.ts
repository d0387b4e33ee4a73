import type { Evidence } from '../../src/learn/evidence.ts'
import {
  type CheckRequest,
  type EvidenceSoFar,
  stopAt,
} from '../../src/learn/replay/collect-evidence.ts'
import type { Assets } from '../worker/assets.ts'
import type { ScratchRoom } from '../worker/scratch-room.ts'
import { isCrashName } from './crash.ts'
import { startWorker } from './start-worker.ts'
import { WorkerCalls } from './worker-calls.ts'

/** How long one of the learner's files may take in a check, with all that is looked at after it. */
const SECONDS = 10

/** The worker for what is thrown away; it is started when it is needed, and anew after it was ended. */
export class ScratchCalls {
  #assets: Assets | undefined
  #calls: WorkerCalls<ScratchRoom> | undefined

  set assets(assets: Assets) {
    this.#assets = assets
  }

  /** The worker, open. */
  get calls(): WorkerCalls<ScratchRoom> {
    if (this.#calls && !this.#calls.isEnded) return this.#calls
    if (!this.#assets) throw new Error('The assets come first.')
    this.#calls = new WorkerCalls(startWorker('scratch'))
    // Calls are answered in their order, so what is asked next finds it open.
    this.#calls.call('open', [this.#assets]).catch(() => {})
    return this.#calls
  }

  end(why: unknown): void {
    this.#calls?.end(why)
  }

  /** The evidence of one check, also when one of its files had to be stopped. */
  async check(phase: number, request: CheckRequest): Promise<Evidence> {
    const calls = this.calls
    let soFar: EvidenceSoFar | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    try {
      return await calls.call('check', [phase, request], (news) => {
        soFar = news
        clearTimeout(timer)
        timer = setTimeout(() => calls.end(new TimeIsUp()), SECONDS * 1000)
      })
    } catch (error) {
      const why = error instanceof TimeIsUp ? 'time' : isCrashName(error) ? 'crash' : undefined
      if (!soFar || !why) throw error
      calls.end(error)
      // The next check finds a scratch database that is ready.
      this.calls.call('warm', [phase]).catch(() => {})
      return stopAt(soFar, { file: soFar.file, seconds: SECONDS, why })
    } finally {
      clearTimeout(timer)
    }
  }
}

class TimeIsUp extends Error {}
