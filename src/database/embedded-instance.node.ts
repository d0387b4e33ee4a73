import type { PGlite } from '@electric-sql/pglite'
import { ReadyTracker } from './ready-tracker.node.ts'
import { Turns } from './turns.ts'
import {
  simpleQuery,
  splitMessages,
  type TransactionStatus,
  wireMessage,
} from './wire-messages.node.ts'

/** A client of an embedded database, as far as the database needs to know it. */
export interface InstanceClient {
  /** What other clients are told of it. */
  readonly name: string
  /** Milliseconds that it waits for another client's transaction. */
  readonly patience: number
  /** Ends the client; it is told why. */
  end(code: string, message: string): void
}

const PROTOCOL_3 = 196_608

/**
 * One embedded database and the clients that share its single session, in turns.
 *
 * `@electric-sql/pglite-socket` does the same with less care: it lets the messages of two clients
 * mix between Parse and Sync, shares the names of prepared statements, stops answering everybody
 * after PostgreSQL exits (COPY FROM STDIN makes it exit), and asks an instance that exited again,
 * which never returns.
 */
export class EmbeddedInstance {
  readonly #pglite: PGlite
  readonly #turns = new Turns<InstanceClient>()
  readonly #clients = new Set<InstanceClient>()
  /** What PostgreSQL says to a client that connects: its parameters, without the cancel key. */
  readonly greeting: Buffer
  /** Called once, when PostgreSQL has exited inside its WebAssembly and can't be asked again. */
  onCrash: () => void = () => {}
  #crashed = false

  private constructor(pglite: PGlite, greeting: Buffer) {
    this.#pglite = pglite
    this.greeting = greeting
  }

  static async over(pglite: PGlite): Promise<EmbeddedInstance> {
    const chunks: Buffer[] = []
    await pglite.execProtocolRawStream(startupPacket(), {
      onRawData: (bytes) => chunks.push(Buffer.from(bytes)),
    })
    const messages = splitMessages(Buffer.concat(chunks))
    const isKept = (message: Buffer) => !['K', 'Z'].includes(String.fromCharCode(message[0] ?? 0))
    return new EmbeddedInstance(pglite, Buffer.concat(messages.filter(isKept)))
  }

  get clientCount(): number {
    return this.#clients.size
  }

  join(client: InstanceClient): void {
    this.#clients.add(client)
  }

  /** Forgets a client: what it left open is rolled back, what it prepared is closed. */
  async leave(client: InstanceClient, statements: Iterable<string>): Promise<void> {
    const closing = [...statements].map((name) => wireMessage('C', `S${name}\0`))
    // Sync first: after an error in the extended protocol everything else is skipped until then.
    const sync = wireMessage('S')
    const farewell = [sync, ...closing, sync, simpleQuery('ROLLBACK')]
    if (closing.length > 0 || this.#turns.has(client)) await this.#runQuietly(client, farewell)
    this.#clients.delete(client)
    // Settings, temporary tables and advisory locks belong to a session; the next one starts clean.
    if (this.#clients.size === 0) await this.#runQuietly(client, [simpleQuery('DISCARD ALL')])
  }

  /**
   * Sends whole messages to PostgreSQL when it is the client's turn and hands on what it answers.
   * The turn ends when PostgreSQL is idle again; with `ready`, it must say so. Throws `TurnTimeout`.
   */
  async run(
    client: InstanceClient,
    messages: readonly Buffer[],
    { write, ready }: { write(bytes: Buffer): void; ready: boolean },
  ): Promise<TransactionStatus | undefined> {
    await this.#turns.take(client, client.patience)
    if (this.#crashed) return undefined
    const tracker = new ReadyTracker()
    try {
      await this.#pglite.execProtocolRawStream(Buffer.concat(messages), {
        onRawData: (bytes) => {
          // The bytes are a view into WebAssembly's memory, which the next call overwrites.
          const copy = Buffer.from(bytes)
          tracker.push(copy)
          write(copy)
        },
      })
    } catch {
      return this.#crash()
    }
    // A stack overflow or an exit that PGlite swallows shows in the answer that does not come.
    if (ready && tracker.status === undefined) return this.#crash()
    if (tracker.status === 'I') this.#turns.release(client)
    return tracker.status
  }

  /** Ends the clients, then PostgreSQL. */
  async close(code = '57P01', message = 'terminating connection due to administrator command') {
    for (const client of this.#clients) client.end(code, message)
    if (!this.#crashed) await this.#pglite.close()
  }

  async #runQuietly(client: InstanceClient, messages: readonly Buffer[]): Promise<void> {
    if (this.#crashed || this.#pglite.closed) return
    await this.run(client, messages, { write: () => {}, ready: true }).catch(() => {})
  }

  #crash(): undefined {
    if (this.#crashed) return
    this.#crashed = true
    this.onCrash()
    for (const client of this.#clients) {
      client.end(
        '57P02',
        'PostgreSQL stopped unexpectedly; connect again, nothing committed is lost',
      )
    }
  }
}

function startupPacket(): Buffer {
  const parameters = Buffer.from('user\0postgres\0client_encoding\0UTF8\0\0')
  const head = Buffer.alloc(8)
  head.writeInt32BE(parameters.length + 8, 0)
  head.writeInt32BE(PROTOCOL_3, 4)
  return Buffer.concat([head, parameters])
}
