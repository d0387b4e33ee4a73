import { PostgresError } from '../../src/database/postgres-error.ts'
import { ROWS_SHOWN, type SqlResult } from '../lab/sql-answer.ts'

/**
 * Reads PostgreSQL's answer to a simple query as it comes in, and keeps what is shown of it: a result of
 * a hundred million rows takes no more memory than one of a thousand.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export class AnswerReader {
  /** What each statement gave, in their order. */
  readonly results: SqlResult[] = []
  /** What PostgreSQL refused; what comes before it in `results` was undone with it. */
  refusal: PostgresError | undefined
  #rest: Uint8Array = new Uint8Array(0)
  #columns: SqlResult['columns'] = []
  #rows: SqlResult['rows'] = []

  /** Reads the next part of the answer, wherever it was cut. */
  read(part: Uint8Array): void {
    const bytes = this.#rest.length > 0 ? joined(this.#rest, part) : part
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    let start = 0
    while (start + HEAD <= bytes.length) {
      const end = start + 1 + view.getUint32(start + 1)
      if (end > bytes.length) break
      this.#take(bytes[start] ?? 0, new MessageBody(bytes.subarray(start + HEAD, end)))
      start = end
    }
    // What PostgreSQL handed over is its own memory: it has to be copied to be kept.
    this.#rest = bytes.slice(start)
  }

  #take(type: number, body: MessageBody): void {
    if (type === ROW_DESCRIPTION) this.#columns = readColumns(body)
    else if (type === DATA_ROW) {
      if (this.#rows.length < ROWS_SHOWN) this.#rows.push(readRow(body))
    } else if (type === COMMAND_COMPLETE) this.#complete(body.readText())
    else if (type === ERROR_RESPONSE) this.refusal ??= readError(body)
  }

  /** `SELECT 12`, `INSERT 0 3`, `CREATE TABLE`. */
  #complete(tag: string): void {
    const [, command = tag, count = '0'] = /^([A-Z ]+?)(?: (?:\d+ )?(\d+))?$/.exec(tag) ?? []
    this.results.push({ command, columns: this.#columns, rows: this.#rows, count: Number(count) })
    this.#columns = []
    this.#rows = []
  }
}

const HEAD = 5
const [ROW_DESCRIPTION, DATA_ROW, COMMAND_COMPLETE, ERROR_RESPONSE] = [0x54, 0x44, 0x43, 0x45]
const decoder = new TextDecoder()

class MessageBody {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  readInteger(size: 1 | 2 | 4): number {
    const at = this.skip(size)
    if (size === 1) return this.#view.getInt8(at)
    return size === 2 ? this.#view.getInt16(at) : this.#view.getInt32(at)
  }

  /** Text up to a zero. */
  readText(): string {
    const end = this.#bytes.indexOf(0, this.#at)
    return this.readBytes(end - this.#at, 1)
  }

  readBytes(length: number, further = 0): string {
    const at = this.skip(length + further)
    return decoder.decode(this.#bytes.subarray(at, at + length))
  }

  /** Where it was before. */
  skip(size: number): number {
    this.#at += size
    return this.#at - size
  }
}

function readColumns(body: MessageBody): SqlResult['columns'] {
  return Array.from({ length: body.readInteger(2) }, () => {
    const name = body.readText()
    // Table and column number before the type; its size, modifier and format after it.
    body.skip(6)
    const type = body.readInteger(4)
    body.skip(8)
    return { name, type }
  })
}

function readRow(body: MessageBody): (string | null)[] {
  return Array.from({ length: body.readInteger(2) }, () => {
    const length = body.readInteger(4)
    return length < 0 ? null : body.readBytes(length)
  })
}

function readError(body: MessageBody): PostgresError {
  const fields: Record<string, string> = {}
  for (let type = body.readInteger(1); type !== 0; type = body.readInteger(1)) {
    fields[String.fromCharCode(type)] = body.readText()
  }
  const { M: message = '', V: severity, C: code = '', D: detail, H: hint, P: position } = fields
  return new PostgresError(message, {
    code,
    severity,
    detail,
    hint,
    position: position === undefined ? undefined : Number(position),
  })
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length)
  bytes.set(first)
  bytes.set(second, first.length)
  return bytes
}
