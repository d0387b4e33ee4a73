import { randomUUID } from 'node:crypto'
import type { Server } from 'node:net'
import { askServer } from './embedded-control.node.ts'
import { EmbeddedDatabases } from './embedded-databases.node.ts'
import { createFront } from './embedded-front.node.ts'
import { LAB_DATABASE } from './embedded-names.ts'
import {
  isLatest,
  type PlacedRecord,
  placeRecord,
  readRecord,
  removeOlderRecords,
  retireRecord,
} from './embedded-record.node.ts'
import { listenOnFreePort } from './free-port.node.ts'
import { pgliteVersion } from './template.node.ts'

/** How often the server looks whether its folder is still its own: a person may delete it. */
const WATCH_MS = 5_000
/** How long a client that doesn't take leave may delay the end. */
const FAREWELL_MS = 1_000

/** The server inside its process: owns a home, or learns that another server does. */
export class EmbeddedProcess {
  readonly #home: string
  readonly #idleMs: number
  readonly #id = randomUUID()
  readonly #databases: EmbeddedDatabases
  readonly #front: Server
  #opening: Promise<EmbeddedDatabases>
  #opened: (databases: Promise<EmbeddedDatabases>) => void = () => {}
  #record: PlacedRecord | undefined
  #idle: NodeJS.Timeout | undefined
  #stopping: Promise<void> | undefined

  constructor(home: string, idleMinutes: number) {
    this.#home = home
    this.#idleMs = idleMinutes * 60_000
    this.#databases = new EmbeddedDatabases(home)
    this.#opening = new Promise((resolve) => {
      this.#opened = resolve
    })
    this.#front = createFront({
      databases: this.#opening,
      control: (request) => this.#control(request),
      onConnections: (count) => this.#watchIdle(count),
    })
  }

  /** Resolves when the databases are served; false when another server owns the home. */
  async start(): Promise<boolean> {
    // It listens before it says so in the record: a record that nobody answers for is stale, always.
    const last = await readRecord(this.#home)
    const port = await listenOnFreePort(this.#front, last?.port)
    this.#record = await this.#takeHome(port)
    if (!this.#record) return false
    await removeOlderRecords(this.#home, this.#record.generation)
    const databases = this.#open()
    this.#opened(databases)
    await databases
    setInterval(() => this.#watchHome(), WATCH_MS)
    this.#watchIdle(0)
    return true
  }

  /** Closes every database and leaves; the same end for a request, a signal and idleness. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #takeHome(port: number): Promise<PlacedRecord | undefined> {
    const record = { id: this.#id, pid: process.pid, port, version: pgliteVersion() }
    for (;;) {
      const previous = await readRecord(this.#home)
      if (previous && (await askServer(previous, 'identify'))) return undefined
      const generation = (previous?.generation ?? 0) + 1
      if (await placeRecord(this.#home, { ...record, generation })) return { ...record, generation }
    }
  }

  async #open(): Promise<EmbeddedDatabases> {
    await this.#databases.clean()
    await this.#databases.open(LAB_DATABASE)
    return this.#databases
  }

  async #control(request: string): Promise<string> {
    const [action, id] = request.split(' ')
    if (id !== this.#id) return ''
    if (action === 'ready') await this.#opening
    if (action === 'stop') await this.stop()
    return this.#id
  }

  async #stop(): Promise<void> {
    await this.#databases.closeAll()
    if (this.#record) await retireRecord(this.#home, this.#record)
    this.#front.close(() => process.exit(0))
    setTimeout(() => process.exit(0), FAREWELL_MS)
  }

  #watchIdle(connections: number): void {
    clearTimeout(this.#idle)
    if (connections === 0) this.#idle = setTimeout(() => this.stop(), this.#idleMs)
  }

  async #watchHome(): Promise<void> {
    // Somebody removed the folder: there is nothing left to close, and a new server may come.
    if (this.#record && !(await isLatest(this.#home, this.#record))) process.exit(0)
  }
}
