import type { Database } from '../src/database/database.ts'
import { withDatabase } from '../src/database/database-url.ts'
import { openDatabase } from '../src/database/open-database.node.ts'

/** The real server on which the bench makes databases, each called lab_bench_…, and drops them. */
export class BenchServer {
  readonly #server: Database
  readonly #url: string
  readonly #names = new Set<string>()
  #count = 0

  private constructor(server: Database, url: string) {
    this.#server = server
    this.#url = url
  }

  static async open(url: string): Promise<BenchServer> {
    return new BenchServer(await openDatabase(url), url)
  }

  get database(): Database {
    return this.#server
  }

  /** A new database, empty or as `template` is; returns its URL. Nobody may be connected to that. */
  async create(template?: string): Promise<string> {
    this.#count += 1
    const name = `lab_bench_${process.pid}_${this.#count}`
    const like = template ? nameOf(template) : 'template0'
    await this.#server.execute(`CREATE DATABASE ${name} TEMPLATE ${like}`)
    this.#names.add(name)
    return withDatabase(this.#url, name)
  }

  async drop(url: string): Promise<void> {
    const name = nameOf(url)
    await this.#server.execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    this.#names.delete(name)
  }

  /** Does `work` on a new database, which is gone afterwards. */
  async with<T>(template: string | undefined, work: (url: string) => Promise<T>): Promise<T> {
    const url = await this.create(template)
    try {
      return await work(url)
    } finally {
      await this.drop(url)
    }
  }

  /** Drops every database that is left. */
  async close(): Promise<void> {
    for (const name of this.#names) {
      await this.#server.execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    }
    await this.#server.close()
  }
}

/** A connection for as long as `work` takes. */
export async function onDatabase<T>(
  url: string,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(url)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1)
}
