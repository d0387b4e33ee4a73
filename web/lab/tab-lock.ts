const NAME = 'prisma-migration-lab'
/** How long the tab that has the lab may take to finish what it does, before the lab is taken from it. */
const PATIENCE_MS = 5_000

/** Which tab has the lab: at most one does, and it hands over when it is asked to. */
export class TabLock {
  readonly #onAsked: () => Promise<void>
  #channel: BroadcastChannel | undefined
  #release: (() => void) | undefined

  /** `onAsked` ends what this tab does with the lab, because another tab wants it. */
  constructor(onAsked: () => Promise<void>) {
    this.#onAsked = onAsked
  }

  /** Whether this tab has the lab now; false when another one has it. */
  tryHold(): Promise<boolean> {
    return this.#request({ ifAvailable: true })
  }

  /** Asks the other tab for the lab, and takes it when there is no answer. */
  async takeOver(): Promise<void> {
    const channel = new BroadcastChannel(NAME)
    channel.postMessage('hand over')
    channel.close()
    try {
      await this.#request({ signal: AbortSignal.timeout(PATIENCE_MS) })
    } catch {
      await this.#request({ steal: true })
    }
  }

  #request(options: LockOptions): Promise<boolean> {
    // Browsers give locks to pages that come over HTTPS or from this machine. Elsewhere what is stored
    // is still safe: it takes what the tab writes that came last.
    if (!navigator.locks) return Promise.resolve(true)
    return new Promise((resolve, reject) => {
      const held = navigator.locks.request(NAME, options, (lock) => {
        resolve(lock !== null)
        return lock === null ? undefined : this.#hold()
      })
      held.catch((error) => {
        reject(error)
        // Stolen: the other tab could not wait.
        if (this.#release) this.#hear()
      })
    })
  }

  /** Fulfilled when this tab gives the lab up. */
  #hold(): Promise<void> {
    this.#channel = new BroadcastChannel(NAME)
    this.#channel.onmessage = () => this.#hear()
    return new Promise((release) => {
      this.#release = release
    })
  }

  async #hear(): Promise<void> {
    this.#channel?.close()
    await this.#onAsked()
    this.#release?.()
    this.#release = undefined
  }
}
