import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import { type DatabaseCommand, parseDatabaseCommand } from './database-command.ts'
import type { EmbeddedInstance, InstanceClient } from './embedded-instance.node.ts'
import { PostgresError } from './postgres-error.ts'
import { TurnTimeout } from './turns.ts'
import {
  commandComplete,
  errorResponse,
  readyForQuery,
  renameStatement,
  splitMessages,
  type TransactionStatus,
  wireMessage,
} from './wire-messages.node.ts'
import type { WireReader } from './wire-reader.node.ts'

/**
 * PGlite can't wait for a client's data: when COPY FROM STDIN finds none, PostgreSQL exits. This
 * message after every statement ends such a COPY with an error, and is ignored after any other.
 * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-COPY
 */
const COPY_FAIL = wireMessage('f', 'write it as one simple query that starts with COPY\0')
const COPY_FROM_STDIN = /^\s*COPY\b[^;]*\bFROM\s+STDIN\b[^;]*;?\s*$/i
/** Text format, no columns named. */
const COPY_IN_RESPONSE = wireMessage('G', Buffer.alloc(3))

let clientNumber = 0

/** What a client says of itself when it connects: the protocol's startup parameters. */
export type StartupParameters = ReadonlyMap<string, string>

const PATIENCE_MS = 60_000

/** One connection to one embedded database. */
export class EmbeddedClient implements InstanceClient {
  readonly name: string
  readonly patience: number
  readonly #socket: Socket
  readonly #reader: WireReader
  readonly #instance: EmbeddedInstance
  readonly #administer: (command: DatabaseCommand) => Promise<string>
  readonly #number = ++clientNumber
  readonly #statements = new Set<string>()
  #status: TransactionStatus | undefined = 'I'

  constructor(
    socket: Socket,
    reader: WireReader,
    instance: EmbeddedInstance,
    administer: (command: DatabaseCommand) => Promise<string>,
    parameters: StartupParameters,
  ) {
    this.name = parameters.get('application_name') || 'a client without a name'
    // As on a real server, where it bounds every wait for another session's lock.
    this.patience = Number.parseInt(parameters.get('lock_timeout') ?? '', 10) || PATIENCE_MS
    this.#socket = socket
    this.#reader = reader
    this.#instance = instance
    this.#administer = administer
  }

  /** Serves the client until it leaves or vanishes. */
  async serve(): Promise<void> {
    this.#instance.join(this)
    try {
      this.#write(Buffer.concat([this.#instance.greeting, cancelKey(), readyForQuery('I')]))
      while (await this.#serveNext()) {}
    } catch (error) {
      if (!(error instanceof TurnTimeout)) throw error
      const { name } = error.holder as EmbeddedClient
      this.end('55P03', `${name} keeps a transaction open, and there is one session for all`)
    } finally {
      await this.#instance.leave(this, this.#statements)
    }
  }

  end(code: string, message: string): void {
    this.#socket.end(errorResponse({ severity: 'FATAL', code, message }))
    this.#socket.destroySoon()
  }

  /** Runs the messages up to the next that asks for an answer; false when there is none. */
  async #serveNext(): Promise<boolean> {
    const messages: Buffer[] = []
    for (;;) {
      const message = await this.#reader.readMessage()
      if (!message || message.type === 'X') return false
      if (message.type === 'Q') return this.#serveQuery(message.bytes)
      messages.push(this.#rename(message.bytes))
      if (message.type === 'E') messages.push(COPY_FAIL)
      if ('SHF'.includes(message.type)) return this.#run(messages, message.type !== 'H')
    }
  }

  async #serveQuery(query: Buffer): Promise<boolean> {
    const sql = query.toString('utf8', 5, query.length - 1)
    const command = parseDatabaseCommand(sql)
    if (command) return this.#serveCommand(command)
    if (COPY_FROM_STDIN.test(sql)) return this.#serveCopy(query)
    return this.#run([query, COPY_FAIL], true)
  }

  async #run(messages: Buffer[], ready: boolean): Promise<boolean> {
    const write = (bytes: Buffer) => this.#write(bytes)
    this.#status = await this.#instance.run(this, messages, { write, ready })
    return !this.#socket.destroyed
  }

  async #serveCommand(command: DatabaseCommand): Promise<boolean> {
    const status = this.#status ?? 'I'
    try {
      if (status !== 'I') throw inTransaction(command)
      this.#write(commandComplete(await this.#administer(command), status))
    } catch (error) {
      const { code, message } =
        error instanceof PostgresError ? error : { code: 'XX000', message: String(error) }
      this.#write(errorResponse({ severity: 'ERROR', code, message }))
      this.#write(readyForQuery(status))
    }
    return true
  }

  // All data is collected first: PostgreSQL gets the statement and its data in one piece.
  async #serveCopy(query: Buffer): Promise<boolean> {
    this.#write(COPY_IN_RESPONSE)
    const messages = [query]
    for (;;) {
      const message = await this.#reader.readMessage()
      if (!message || message.type === 'X') return false
      if ('dcf'.includes(message.type)) messages.push(message.bytes)
      if ('cf'.includes(message.type)) break
    }
    const answer: Buffer[] = []
    const write = (bytes: Buffer) => answer.push(bytes)
    this.#status = await this.#instance.run(this, messages, { write, ready: true })
    const isOurs = (message: Buffer) => message[0] !== COPY_IN_RESPONSE[0]
    this.#write(Buffer.concat(splitMessages(Buffer.concat(answer)).filter(isOurs)))
    return !this.#socket.destroyed
  }

  // Prepared statements are the session's; each client's get names that no other client uses.
  #rename(message: Buffer): Buffer {
    return renameStatement(message, (name) => {
      const own = `${this.#number}@${name}`
      if (message[0] === 0x50) this.#statements.add(own)
      if (message[0] === 0x43) this.#statements.delete(own)
      return own
    })
  }

  #write(bytes: Buffer): void {
    if (this.#socket.writable) this.#socket.write(bytes)
  }
}

// Clients expect a key with which to cancel a query; here nothing can interrupt one.
function cancelKey(): Buffer {
  return wireMessage('K', randomBytes(8))
}

function inTransaction({ action }: DatabaseCommand): PostgresError {
  const statement = `${action.toUpperCase()} DATABASE`
  return new PostgresError(`${statement} cannot run inside a transaction block`, {
    code: '25001',
    severity: 'ERROR',
  })
}
