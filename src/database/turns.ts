/** Thrown to a client that waited too long for another, the holder. */
export class TurnTimeout extends Error {
  override readonly name = 'TurnTimeout'
  readonly holder: unknown

  constructor(holder: unknown) {
    super()
    this.holder = holder
  }
}

interface Waiting<Client> {
  client: Client
  resolve(): void
}

/**
 * Lets one client at a time use something that has one session. A client keeps its turn until it
 * gives it back, so a transaction is never mixed with another client's statements.
 */
export class Turns<Client> {
  #holder: Client | undefined
  #waiting: Waiting<Client>[] = []

  /**
   * Resolves when it is `client`'s turn; at once when it already is. Throws `TurnTimeout` after
   * `patience` milliseconds.
   */
  take(client: Client, patience: number): Promise<void> {
    if (this.#holder === undefined || this.#holder === client) {
      this.#holder = client
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((waiting) => waiting !== entry)
        reject(new TurnTimeout(this.#holder))
      }, patience)
      const entry = {
        client,
        resolve: () => {
          clearTimeout(timer)
          resolve()
        },
      }
      this.#waiting.push(entry)
    })
  }

  has(client: Client): boolean {
    return this.#holder === client
  }

  /** The longest-waiting client is next. */
  release(client: Client): void {
    if (this.#holder !== client) return
    const next = this.#waiting.shift()
    this.#holder = next?.client
    next?.resolve()
  }
}
