import type { DatabaseName } from '../lab/database-name.ts'
import { type LogEntry, withoutTyped } from './log-entry.ts'
import { committed, resultOf } from './request.ts'

/** Another tab has taken the lab over: this one may not write any more. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver'
}

/** One database in the browser's storage: a data directory, and what was committed since. */
export class StoredLog {
  readonly #storage: IDBDatabase
  readonly #database: DatabaseName
  readonly #owner: string

  /** `owner` names this tab; what it writes counts as long as `takeOwnership` was called last for it. */
  constructor(storage: IDBDatabase, database: DatabaseName, owner: string) {
    this.#storage = storage
    this.#database = database
    this.#owner = owner
  }

  /** The data directory that the log goes on from; undefined when nothing is stored yet. */
  async findBase(): Promise<Blob | undefined> {
    const store = this.#storage.transaction('base').objectStore('base')
    return resultOf(store.get(this.#database))
  }

  /** In their order. */
  async readEntries(): Promise<LogEntry[]> {
    const store = this.#storage.transaction('log').objectStore('log')
    return resultOf(store.getAll(this.#from(0)))
  }

  /** Adds entries, and `base`, where the log goes on from one that isn't stored: all of it or nothing. */
  append(entries: readonly LogEntry[], base: Blob | undefined): Promise<void> {
    return this.#write((transaction) => {
      if (base) transaction.objectStore('base').put(base, this.#database)
      const store = transaction.objectStore('log')
      for (const entry of entries) store.put(entry, [this.#database, entry.number])
    })
  }

  /** Forgets every entry from `number` on. */
  truncate(number: number): Promise<void> {
    return this.#write((transaction) => {
      transaction.objectStore('log').delete(this.#from(number))
    })
  }

  /** What these entries hold stays; that somebody typed it is forgotten. */
  untype(numbers: readonly number[]): Promise<void> {
    return this.#write((transaction) => {
      const store = transaction.objectStore('log')
      for (const number of numbers) {
        const asked: IDBRequest<LogEntry | undefined> = store.get([this.#database, number])
        asked.onsuccess = () => {
          if (asked.result) store.put(withoutTyped(asked.result), [this.#database, number])
        }
      }
    })
  }

  /** Puts a data directory in the place of all that is stored. */
  replace(base: Blob): Promise<void> {
    return this.#write((transaction) => {
      transaction.objectStore('base').put(base, this.#database)
      transaction.objectStore('log').delete(this.#from(0))
    })
  }

  /** Throws `TakenOver`, and what the browser throws when it is full. */
  async #write(work: (transaction: IDBTransaction) => void): Promise<void> {
    const transaction = this.#storage.transaction(['settings', 'base', 'log'], 'readwrite')
    const done = committed(transaction)
    // Whoever ends the transaction early hears of it here, and nowhere else.
    done.catch(() => {})
    const owner = await resultOf(transaction.objectStore('settings').get('owner'))
    if (owner !== this.#owner) {
      transaction.abort()
      throw new TakenOver('Another tab has the lab.')
    }
    work(transaction)
    await done
  }

  #from(number: number): IDBKeyRange {
    return IDBKeyRange.bound([this.#database, number], [this.#database, Number.POSITIVE_INFINITY])
  }
}

/** From now on only `owner` may write. */
export function takeOwnership(storage: IDBDatabase, owner: string): Promise<void> {
  const transaction = storage.transaction('settings', 'readwrite')
  transaction.objectStore('settings').put(owner, 'owner')
  return committed(transaction)
}
