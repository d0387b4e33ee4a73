import { PGlite, type PGliteInterface } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import type { Database, Parameter, RawResult } from './database.ts'
import { encodeParameters } from './decode.ts'
import { toPostgresError } from './postgres-error.ts'
import { type Session, SessionDatabase } from './session-database.ts'

export interface PGliteOptions {
  /**
   * A data directory dumped by `dumpTemplate`: opening it takes a fraction of the time that
   * `initdb` takes.
   */
  template?: Blob | undefined
}

/** Opens a PostgreSQL in this process and in memory, with pgvector available. */
export async function openPGlite({ template }: PGliteOptions = {}): Promise<Database> {
  const pglite = await PGlite.create({
    extensions: { vector },
    ...(template && { loadDataDir: template }),
  })
  return pgliteDatabase(pglite)
}

/** A fresh data directory, for `openPGlite` to start from. */
export async function dumpTemplate(): Promise<Blob> {
  const pglite = await PGlite.create({ extensions: { vector } })
  try {
    return await pglite.dumpDataDir('none')
  } finally {
    await pglite.close()
  }
}

/** `Database` over a PGlite that is already open; closing the one closes the other. */
export function pgliteDatabase(pglite: PGlite): Database {
  return new SessionDatabase(new PGliteSession(pglite))
}

class PGliteSession implements Session {
  readonly #pglite: PGlite

  constructor(pglite: PGlite) {
    this.#pglite = pglite
  }

  async queryRaw(sql: string, parameters: readonly Parameter[]): Promise<RawResult> {
    try {
      const { fields, rows, affectedRows } = await this.#pglite.query<(string | null)[]>(
        sql,
        encodeParameters(parameters),
        {
          rowMode: 'array',
          parsers: asText(this.#pglite.parsers),
          serializers: asText(this.#pglite.serializers),
        },
      )
      const columns = fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }))
      return { columns, rows, affected: affectedRows || rows.length }
    } catch (error) {
      throw toPostgresError(error)
    }
  }

  async execute(script: string): Promise<void> {
    try {
      await this.#pglite.exec(script)
    } catch (error) {
      throw toPostgresError(error)
    }
  }

  close(): Promise<void> {
    return this.#pglite.close()
  }
}

// PGlite has no switch for undecoded values: each of its converters is replaced by name.
function asText(converters: PGliteInterface['parsers'] | PGliteInterface['serializers']) {
  const text = (value: string) => value
  return Object.fromEntries(Object.keys(converters).map((type) => [type, text]))
}
