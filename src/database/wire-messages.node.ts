/** https://www.postgresql.org/docs/current/protocol-message-formats.html */

/** I: idle, T: in a transaction, E: in a failed transaction. */
export type TransactionStatus = 'I' | 'T' | 'E'

export interface WireError {
  severity: 'ERROR' | 'FATAL'
  /** SQLSTATE, five characters. */
  code: string
  message: string
  hint?: string
}

export function wireMessage(type: string, body: Buffer | string = ''): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const head = Buffer.alloc(5)
  head.write(type, 'latin1')
  head.writeInt32BE(bytes.length + 4, 1)
  return Buffer.concat([head, bytes])
}

export function errorResponse({ severity, code, message, hint }: WireError): Buffer {
  const fields = [`S${severity}`, `V${severity}`, `C${code}`, `M${message}`]
  if (hint) fields.push(`H${hint}`)
  return wireMessage('E', `${fields.join('\0')}\0\0`)
}

export function simpleQuery(sql: string): Buffer {
  return wireMessage('Q', `${sql}\0`)
}

/** The answer to a simple query that returned no rows: `tag` is what psql prints. */
export function commandComplete(tag: string, status: TransactionStatus): Buffer {
  return Buffer.concat([wireMessage('C', `${tag}\0`), readyForQuery(status)])
}

export function readyForQuery(status: TransactionStatus): Buffer {
  return wireMessage('Z', status)
}

/** The messages in `bytes`, which must be whole. */
export function splitMessages(bytes: Buffer): Buffer[] {
  const messages: Buffer[] = []
  for (let start = 0; start < bytes.length; ) {
    const end = start + 1 + bytes.readInt32BE(start + 1)
    messages.push(bytes.subarray(start, end))
    start = end
  }
  return messages
}

/**
 * The same Parse, Bind, Describe or Close message with another name for its prepared statement.
 * The unnamed statement keeps being unnamed.
 */
export function renameStatement(message: Buffer, rename: (name: string) => string): Buffer {
  const type = String.fromCharCode(message.readUInt8(0))
  const start = statementNameStart(type, message)
  if (start === undefined || message[start] === 0) return message
  const end = message.indexOf(0, start)
  const name = rename(message.toString('utf8', start, end))
  const body = [message.subarray(5, start), Buffer.from(name), message.subarray(end)]
  return wireMessage(type, Buffer.concat(body))
}

function statementNameStart(type: string, message: Buffer): number | undefined {
  if (type === 'P') return 5
  // Bind names its portal first.
  if (type === 'B') return message.indexOf(0, 5) + 1
  // Describe and Close say which they name: S, a statement, or P, a portal.
  if (type === 'D' || type === 'C') return message[5] === 0x53 ? 6 : undefined
  return undefined
}
