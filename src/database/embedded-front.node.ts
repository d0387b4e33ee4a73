import { createServer, type Server, type Socket } from 'node:net'
import { EmbeddedClient } from './embedded-client.node.ts'
import { CONTROL_CODE } from './embedded-control.node.ts'
import type { EmbeddedDatabases } from './embedded-databases.node.ts'
import { EmbeddedLine, LINE_CODE } from './embedded-line.node.ts'
import { PostgresError } from './postgres-error.ts'
import { errorResponse, type WireError } from './wire-messages.node.ts'
import { WireReader } from './wire-reader.node.ts'

const PROTOCOL_MAJOR = 3
const SSL_REQUEST = 80877103
const GSSENC_REQUEST = 80877104

export interface FrontOptions {
  /** Resolves with the databases when they can be served. */
  databases: Promise<EmbeddedDatabases>
  /** Answers a control request, such as `stop <id>`. */
  control(request: string): Promise<string>
  /** Called with the number of connections, whenever one comes or goes. */
  onConnections(count: number): void
}

/**
 * The door of the embedded server. It reads what database a client wants, as a PostgreSQL server
 * does, and hands it on to that one. Everybody on this machine is trusted, as with `trust` in
 * pg_hba.conf: it listens on the loopback interface alone and holds a course's data.
 */
export function createFront(options: FrontOptions): Server {
  const sockets = new Set<Socket>()
  const line = new EmbeddedLine()
  return createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    options.onConnections(sockets.size)
    // The reader notices a broken connection by itself.
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      options.onConnections(sockets.size)
    })
    serveSocket(socket, line, options)
      .catch((error) => socket.end(errorResponse(toWireError(error))))
      .finally(() => socket.destroySoon())
  })
}

async function serveSocket(
  socket: Socket,
  line: EmbeddedLine,
  options: FrontOptions,
): Promise<void> {
  const reader = new WireReader(socket)
  for (;;) {
    const packet = await reader.readStartupPacket()
    if (!packet) return
    const code = packet.readInt32BE(0)
    if (code === SSL_REQUEST || code === GSSENC_REQUEST) {
      socket.write('N')
      continue
    }
    if (code === CONTROL_CODE) {
      socket.write(await options.control(packet.toString('utf8', 4)))
      return
    }
    if (code === LINE_CODE) {
      await line.serve(socket, packet.toString('utf8', 4))
      return
    }
    // A request to cancel says nothing back, and a query here can't be interrupted.
    if (code >> 16 === PROTOCOL_MAJOR) await serveDatabase(socket, reader, packet, options)
    return
  }
}

async function serveDatabase(
  socket: Socket,
  reader: WireReader,
  packet: Buffer,
  options: FrontOptions,
): Promise<void> {
  const parameters = readParameters(packet)
  const name = parameters.get('database') || parameters.get('user') || ''
  const databases = await options.databases
  const instance = await databases.open(name)
  const administer: ConstructorParameters<typeof EmbeddedClient>[3] = (command) =>
    databases.administer(command, name)
  await new EmbeddedClient(socket, reader, instance, administer, parameters).serve()
}

/** Names and values in turn, each ended by a zero byte, after the protocol's version. */
function readParameters(packet: Buffer): Map<string, string> {
  const texts = packet.toString('utf8', 4).split('\0')
  const parameters = new Map<string, string>()
  for (let index = 0; index + 1 < texts.length && texts[index]; index += 2) {
    parameters.set(texts[index] ?? '', texts[index + 1] ?? '')
  }
  return parameters
}

function toWireError(error: unknown): WireError {
  const severity = 'FATAL' as const
  if (error instanceof PostgresError) return { severity, code: error.code, message: error.message }
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${reason}\n`)
  // disk_full or io_error, with the line that tells why.
  const code = /no space left/i.test(reason) ? '53100' : '58030'
  return { severity, code, message: reason.trim().split('\n').at(-1) ?? reason }
}
