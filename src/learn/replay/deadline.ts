import type { EvidenceSoFar } from './collect-evidence.ts'

/** Ends a process when the file that it runs takes too long. */
export class Deadline {
  soFar: EvidenceSoFar | undefined
  isOver = false
  #since = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #end: () => void

  constructor(end: () => void) {
    this.#end = end
  }

  restart(seconds: number): void {
    clearTimeout(this.#timer)
    this.#since = performance.now()
    this.#timer = setTimeout(() => {
      this.isOver = true
      this.#end()
    }, seconds * 1000)
  }

  clear(): void {
    clearTimeout(this.#timer)
  }

  /** Seconds since it was last begun, to a tenth. */
  get elapsed(): number {
    return Math.round((performance.now() - this.#since) / 100) / 10
  }
}
