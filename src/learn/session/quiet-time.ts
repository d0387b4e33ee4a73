/** Calls `work` once things have been quiet for a while: a burst of saves is one. */
export class QuietTime {
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #milliseconds: number
  readonly #work: () => void

  constructor(milliseconds: number, work: () => void) {
    this.#milliseconds = milliseconds
    this.#work = work
  }

  /** Something happened; the quiet time begins anew. */
  touch(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#work, this.#milliseconds)
  }

  cancel(): void {
    clearTimeout(this.#timer)
  }
}
