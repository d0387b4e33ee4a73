import type { Socket } from 'node:net'

/** A message of PostgreSQL's protocol: its type letter and all its bytes, type and length included. */
export interface WireMessage {
  type: string
  bytes: Buffer
}

// PostgreSQL's own limits: https://github.com/postgres/postgres/blob/master/src/include/libpq/pqcomm.h
const LONGEST_STARTUP_PACKET = 10_000
const LONGEST_MESSAGE = 0x3fff_ffff

/**
 * Reads PostgreSQL's protocol from a socket, message by message. Each call gives undefined when the
 * client is gone or sends what is not the protocol; nothing is read ahead while nobody asks.
 */
export class WireReader {
  readonly #source: AsyncIterator<Buffer>
  #chunks: Buffer[] = []
  #length = 0

  constructor(socket: Socket) {
    this.#source = socket[Symbol.asyncIterator]()
  }

  /** A packet as clients send it first: without a type, with its length in front. */
  async readStartupPacket(): Promise<Buffer | undefined> {
    const length = (await this.#read(4))?.readInt32BE(0)
    if (length === undefined || length < 8 || length > LONGEST_STARTUP_PACKET) return undefined
    return this.#read(length - 4)
  }

  async readMessage(): Promise<WireMessage | undefined> {
    const head = await this.#read(5)
    const length = head?.readInt32BE(1)
    if (!head || length === undefined || length < 4 || length > LONGEST_MESSAGE) return undefined
    const body = await this.#read(length - 4)
    if (!body) return undefined
    return { type: String.fromCharCode(head.readUInt8(0)), bytes: Buffer.concat([head, body]) }
  }

  async #read(size: number): Promise<Buffer | undefined> {
    while (this.#length < size) {
      // A client that vanishes ends the stream or breaks it; both mean that nothing follows.
      const next = await this.#source.next().catch(() => undefined)
      if (!next || next.done) return undefined
      this.#chunks.push(next.value)
      this.#length += next.value.length
    }
    const bytes = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks)
    if (!bytes) return Buffer.alloc(0)
    this.#chunks = [bytes.subarray(size)]
    this.#length -= size
    return bytes.subarray(0, size)
  }
}
