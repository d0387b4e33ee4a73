import type { TransactionStatus } from './wire-messages.node.ts'

/**
 * Follows what a server sends, in pieces of any size, and knows whether its last message was
 * ReadyForQuery, and with which transaction status.
 */
export class ReadyTracker {
  #header = Buffer.alloc(0)
  #bodyLeft = 0
  #type = 0
  /** Status of the last message when that was ReadyForQuery, otherwise undefined. */
  status: TransactionStatus | undefined

  push(bytes: Buffer): void {
    let rest = bytes
    while (rest.length > 0) {
      rest = this.#bodyLeft > 0 ? this.#readBody(rest) : this.#readHeader(rest)
    }
  }

  #readHeader(bytes: Buffer): Buffer {
    const missing = 5 - this.#header.length
    this.#header = Buffer.concat([this.#header, bytes.subarray(0, missing)])
    if (this.#header.length === 5) {
      this.#type = this.#header.readUInt8(0)
      this.#bodyLeft = this.#header.readInt32BE(1) - 4
      this.#header = Buffer.alloc(0)
      this.status = undefined
    }
    return bytes.subarray(missing)
  }

  #readBody(bytes: Buffer): Buffer {
    if (this.#type === 0x5a)
      this.status = String.fromCharCode(bytes.readUInt8(0)) as TransactionStatus
    const size = Math.min(this.#bodyLeft, bytes.length)
    this.#bodyLeft -= size
    return bytes.subarray(size)
  }
}
