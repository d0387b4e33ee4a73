import { connect, type Socket } from 'node:net'
import { startPacket } from './embedded-control.node.ts'
import { lockHeld } from './migration-lock.ts'
import { Turns } from './turns.ts'

/** In the place of the protocol's version, like `CONTROL_CODE`: a command gets in line. */
export const LINE_CODE = (2026 << 16) | 2

const GO = 'go\n'
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000

/**
 * The line in which commands wait that move the embedded server's databases: each of those is one
 * session, and an advisory lock excludes nobody from its own session. A connection is a place in the
 * line, so a command that is killed leaves it at once.
 */
export class EmbeddedLine {
  readonly #turns = new Turns<Socket>()
  #holder = ''

  /** Serves one command: says who is before it, lets it go when it is first, until it leaves. */
  async serve(socket: Socket, name: string): Promise<void> {
    const left = new Promise((resolve) => socket.once('close', resolve))
    if (this.#holder) socket.write(`${this.#holder}\n`)
    await this.#turns.take(socket, LONGEST_WAIT_MS)
    if (!socket.destroyed) {
      this.#holder = name
      socket.write(GO)
      await left
      this.#holder = ''
    }
    this.#turns.release(socket)
  }
}

/**
 * Runs `work` when no other command moves the embedded server's databases; waits its turn for at
 * most `seconds`. `name` is what others are told. Throws the Problem `LOCK_HELD`.
 */
export async function withPlaceInLine<T>(
  port: number,
  name: string,
  seconds: number,
  work: () => Promise<T>,
): Promise<T> {
  const socket = connect(port, '127.0.0.1', () => socket.write(startPacket(LINE_CODE, name)))
  try {
    await waitForGo(socket, seconds)
    return await work()
  } finally {
    socket.destroy()
  }
}

function waitForGo(socket: Socket, seconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(
      () => reject(lockHeld(said.trim() || 'an unknown one', seconds)),
      seconds * 1000,
    )
    socket.on('data', (chunk) => {
      said += chunk
      if (said.endsWith(GO)) resolve()
    })
    socket.on('error', reject)
    // A server that is killed lets nobody go; the query that follows says so.
    socket.on('close', () => resolve())
    socket.on('close', () => clearTimeout(timer))
  })
}
