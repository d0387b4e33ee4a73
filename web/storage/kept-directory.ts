import type { PGlite } from '@electric-sql/pglite'
import type { ChangeSet, StorageBackend, StorageEntry } from '@electric-sql/pglite/memfs-frontend'
import { Directory } from './directory.ts'
import { gunzip, gzip } from './gzip.ts'
import { type LogEntry, type TypedSql, withoutTyped } from './log-entry.ts'
import { packDirectory, unpackDirectory } from './packed-directory.ts'
import { sizeOfChanges } from './size-of-changes.ts'
import { splitEntry } from './split-entry.ts'
import { type StoredLog, TakenOver } from './stored-log.ts'

/** Where a kept directory goes on from, and who hears of what the browser's storage does not take. */
export interface KeptOptions {
  /** The data directory to begin with where none is stored, packed and gzipped. */
  template: Blob
  /** Undefined when there is no storage. */
  log: StoredLog | undefined
  /** Why there is none. */
  refusal?: unknown
  /** Go on in memory from what is stored: another tab owns it. */
  isCopy: boolean
  /** What the storage did not take before, from `onUnstored`. */
  unstored: readonly LogEntry[]
  /**
   * All that the storage did not take, each time it grows or shrinks, and what it goes on from where that
   * isn't in the storage either; `why` is what the browser threw.
   */
  onUnstored(entries: readonly LogEntry[], base: Blob | undefined, why: unknown): void
}

/** Bytes of changes beyond which the directory is stored anew when it is opened. */
const LONG_LOG = 24_000_000

/**
 * A data directory that PGlite works on in memory, and of which every commit is stored before the
 * statement that made it is answered. What is stored is always a state between two transactions. When
 * the storage is refused or full, commits are handed to `onUnstored`, and work goes on.
 */
export class KeptDirectory implements StorageBackend {
  /** Set while a learner's own SQL runs. */
  typed: TypedSql | undefined
  readonly #options: KeptOptions
  readonly #log: StoredLog | undefined
  #pglite: PGlite | undefined
  #directory = new Directory()
  #base: Blob
  #isBaseStored = false
  /** Why nothing is stored any more. */
  #refusal: unknown
  #stored: LogEntry[] = []
  #unstored: LogEntry[]
  #pending: ChangeSet[] = []

  constructor(options: KeptOptions) {
    this.#options = options
    this.#base = options.template
    this.#log = options.isCopy ? undefined : options.log
    this.#refusal = options.refusal
    this.#unstored = [...options.unstored]
  }

  /** From now on commits are kept. */
  attach(pglite: PGlite): void {
    this.#pglite = pglite
  }

  /** Nothing is kept any more, whatever PGlite still does to end. */
  detach(): void {
    this.#pglite = undefined
  }

  async init(): Promise<void> {
    try {
      await this.#read()
    } catch (error) {
      this.#refuse(error)
    }
    await this.#compact()
    this.#directory = await this.#replay()
  }

  async *load(): AsyncGenerator<StorageEntry> {
    yield* this.#directory.entries()
    this.#directory = new Directory()
  }

  async apply(changes: ChangeSet): Promise<void> {
    this.#pending.push(changes)
    if (this.#pglite && !this.#pglite.isInTransaction()) await this.#keep()
  }

  async close(): Promise<void> {}

  /** What the storage did not take. */
  get unstored(): readonly LogEntry[] {
    return this.#unstored
  }

  /** The last script that a learner typed and that changed something; undefined when there is none. */
  get lastTyped(): TypedSql | undefined {
    return [...this.#stored, ...this.#unstored].findLast(({ typed }) => typed)?.typed
  }

  /** Forgets what was committed since before a script was typed. The directory has to be opened anew. */
  async forgetFrom({ id }: TypedSql): Promise<void> {
    const first = [...this.#stored, ...this.#unstored].find(({ typed }) => typed?.id === id)
    const number = first?.number ?? Number.POSITIVE_INFINITY
    if (this.#stored.some((entry) => entry.number >= number)) {
      await this.#log?.truncate(number)
    }
    const isEarlier = (entry: LogEntry) => entry.number < number
    this.#stored = this.#stored.filter(isEarlier)
    if (this.#unstored.every(isEarlier)) return
    this.#unstored = this.#unstored.filter(isEarlier)
    this.#tell()
  }

  /** A script changed nothing that anybody would see: what it stored stays, and is nothing to undo. */
  async untype(id: string): Promise<void> {
    const isIts = ({ typed }: LogEntry) => typed?.id === id
    const stored = this.#stored.filter(isIts).map(({ number }) => number)
    if (stored.length > 0) await this.#log?.untype(stored)
    const untyped = (entry: LogEntry) => (isIts(entry) ? withoutTyped(entry) : entry)
    this.#stored = this.#stored.map(untyped)
    if (!this.#unstored.some(isIts)) return
    this.#unstored = this.#unstored.map(untyped)
    this.#tell()
  }

  async #read(): Promise<void> {
    const { log, isCopy } = this.#options
    const [base, entries = []] = await Promise.all([log?.findBase(), log?.readEntries()])
    if (!base) return
    this.#base = base
    if (!isCopy) [this.#isBaseStored, this.#stored] = [true, entries]
    else {
      this.#unstored = entries
      this.#tell()
    }
  }

  async #keep(): Promise<void> {
    const number = (this.#unstored.at(-1) ?? this.#stored.at(-1))?.number ?? 0
    const entry: LogEntry = { number: number + 1, changes: this.#pending }
    if (this.typed) entry.typed = this.typed
    this.#pending = []
    if (await this.#store(entry)) return
    this.#unstored.push(entry)
    this.#tell()
  }

  /** Whether it is stored. Throws `TakenOver`. */
  async #store(entry: LogEntry): Promise<boolean> {
    const log = this.#log
    if (!log || this.#refusal !== undefined || this.#unstored.length > 0) return false
    try {
      const parts = splitEntry(entry)
      await log.append(parts, this.#isBaseStored ? undefined : this.#base)
      this.#isBaseStored = true
      // Its changes are in PGlite and in the storage: here only what it was made by is needed.
      this.#stored.push(...parts.map((part) => ({ ...part, changes: [] })))
      return true
    } catch (error) {
      if (error instanceof TakenOver) throw error
      this.#refuse(error)
      return false
    }
  }

  #refuse(error: unknown): void {
    this.#refusal = error ?? new Error('refused')
    this.#tell()
  }

  #tell(): void {
    const base = this.#isBaseStored ? undefined : this.#base
    this.#options.onUnstored(this.#unstored, base, this.#refusal)
  }

  async #replay(): Promise<Directory> {
    const directory = new Directory(unpackDirectory(await gunzip(this.#base)))
    for (const entry of [...this.#stored, ...this.#unstored]) {
      for (const changes of entry.changes) directory.apply(changes)
    }
    this.#stored = this.#stored.map((entry) => ({ ...entry, changes: [] }))
    return directory
  }

  /** A log that has grown long becomes a data directory; what was typed can't be undone then. */
  async #compact(): Promise<void> {
    const log = this.#log
    const size = sizeOfChanges(this.#stored.flatMap(({ changes }) => changes))
    if (!log || this.#unstored.length > 0 || size < LONG_LOG) return
    const base = await gzip(packDirectory([...(await this.#replay()).entries()]))
    try {
      await log.replace(base)
      ;[this.#base, this.#stored] = [base, []]
    } catch {
      // It stays as long as it is; what the storage refuses is told when it matters.
      this.#stored = await log.readEntries()
    }
  }
}
