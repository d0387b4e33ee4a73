import { connect } from 'node:net'
import { Problem } from '../problem.ts'
import type { EmbeddedRecord } from './embedded-record.node.ts'

/**
 * In the place where a client of PostgreSQL puts the protocol's version; PostgreSQL's own requests
 * (SSL, cancel) use 1234 in its upper half in the same way.
 */
export const CONTROL_CODE = (2026 << 16) | 1

/** identify: its id, at once. ready: its id, when it serves. stop: its id, and the end when it has. */
export type ControlRequest = 'identify' | 'ready' | 'stop'

// A server answers between two statements, and a statement may be an index on a million rows.
const PATIENCE_MS = 120_000

/** Asks the server that a record names. False when it is not there, or another program is. */
export async function askServer(record: EmbeddedRecord, request: ControlRequest): Promise<boolean> {
  if (!record.id || !record.port) return false
  const answer = await exchange(record, `${request} ${record.id}`)
  return answer === record.id
}

function exchange(record: EmbeddedRecord, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(record.port, '127.0.0.1', () =>
      socket.write(startPacket(CONTROL_CODE, request)),
    )
    socket.setTimeout(PATIENCE_MS, () => {
      socket.destroy()
      reject(silent(record))
    })
    socket.on('data', (chunk) => chunks.push(chunk))
    // Refused or reset: nobody is there, and the close that follows says so.
    socket.on('error', () => {})
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
  })
}

/** The first packet of a connection: a code in the place of the protocol's version, and a text. */
export function startPacket(code: number, request: string): Buffer {
  const text = Buffer.from(request)
  const head = Buffer.alloc(8)
  head.writeInt32BE(text.length + 8, 0)
  head.writeInt32BE(code, 4)
  return Buffer.concat([head, text])
}

function silent({ pid, port }: EmbeddedRecord): Problem {
  return new Problem('SERVER_SILENT', {
    message: `The embedded server (process ${pid}, port ${port}) runs but does not answer.`,
    fix: `Let its query end, or end the server, which loses nothing that was committed: kill -9 ${pid}, then: npm run db -- start`,
  })
}
