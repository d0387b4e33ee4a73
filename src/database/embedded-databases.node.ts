import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import type { DatabaseCommand } from './database-command.ts'
import { EmbeddedInstance } from './embedded-instance.node.ts'
import { LAB_DATABASE, MAINTENANCE_DATABASE, SHADOW_DATABASES } from './embedded-names.ts'
import { claim } from './ownership.ts'
import { pgliteDatabase } from './pglite-database.ts'
import { PostgresError } from './postgres-error.ts'
import { readTemplate } from './template.node.ts'

const PERMANENT = [LAB_DATABASE, ...SHADOW_DATABASES, MAINTENANCE_DATABASE]
const SAFE_NAME = /^[a-z_][a-z0-9_-]{0,62}$/i

/** The databases of the embedded server, by name; each is a PGlite that is opened when asked for. */
export class EmbeddedDatabases {
  readonly #home: string
  readonly #open = new Map<string, Promise<EmbeddedInstance>>()

  constructor(home: string) {
    this.#home = home
  }

  /** Removes what a killed server left half made. */
  async clean(): Promise<void> {
    await mkdir(join(this.#home, 'data'), { recursive: true })
    for (const entry of await readdir(join(this.#home, 'data'))) {
      if (entry.startsWith('.')) await rm(join(this.#home, 'data', entry), { recursive: true })
    }
  }

  /** Throws 3D000 when there is no such database. */
  async open(name: string): Promise<EmbeddedInstance> {
    if (!this.#exists(name)) throw doesNotExist(name)
    const opened = this.#open.get(name) ?? this.#start(name)
    this.#open.set(name, opened)
    // One that failed to open is tried again by the next client.
    opened.catch(() => this.#forget(name, opened))
    return opened
  }

  /** Carries out the statement; returns what psql prints. Throws what PostgreSQL would. */
  async administer(command: DatabaseCommand, current: string): Promise<string> {
    if (command.action === 'create') {
      await this.#create(command)
      return 'CREATE DATABASE'
    }
    await this.#drop(command, current)
    return 'DROP DATABASE'
  }

  async closeAll(): Promise<void> {
    const opened = await Promise.allSettled(this.#open.values())
    this.#open.clear()
    for (const result of opened) {
      if (result.status === 'fulfilled') await result.value.close()
    }
  }

  #exists(name: string): boolean {
    return PERMANENT.includes(name) || (SAFE_NAME.test(name) && existsSync(this.#folder(name)))
  }

  #folder(name: string): string {
    return join(this.#home, 'data', name)
  }

  #forget(name: string, opened: Promise<EmbeddedInstance>): void {
    if (this.#open.get(name) === opened) this.#open.delete(name)
  }

  #start(name: string): Promise<EmbeddedInstance> {
    const starting = this.#startInstance(name)
    starting.then(
      (instance) => {
        instance.onCrash = () => this.#forget(name, starting)
      },
      () => {},
    )
    return starting
  }

  async #startInstance(name: string): Promise<EmbeddedInstance> {
    if (SHADOW_DATABASES.includes(name)) {
      const template = await readTemplate(this.#home)
      return EmbeddedInstance.over(
        await PGlite.create({ extensions: { vector }, loadDataDir: template }),
      )
    }
    if (!existsSync(this.#folder(name))) await this.#make(name)
    const pglite = await this.#openFolder(this.#folder(name), name)
    if (name === LAB_DATABASE) await claim(pgliteDatabase(pglite))
    return EmbeddedInstance.over(pglite)
  }

  // Made beside its place and renamed, so that a kill never leaves half a database.
  async #make(name: string): Promise<void> {
    const folder = this.#folder(`.${name}-${randomUUID()}`)
    const template = await readTemplate(this.#home)
    try {
      const pglite = await this.#openFolder(folder, 'template1', template)
      // The template's database is called postgres; current_database() is to say what was asked for.
      if (name !== MAINTENANCE_DATABASE) {
        await pglite.exec(`ALTER DATABASE postgres RENAME TO "${name}"`)
      }
      await pglite.close()
      await rename(folder, this.#folder(name)).catch((error) => {
        // Another client created one of that name meanwhile.
        throw ['ENOTEMPTY', 'EEXIST'].includes(error.code) ? alreadyExists(name) : error
      })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  async #openFolder(dataDir: string, database: string, template?: Blob): Promise<PGlite> {
    const said: string[] = []
    let isOpen = false
    try {
      const pglite = await PGlite.create({
        dataDir,
        database,
        extensions: { vector },
        // PGlite's own error says nothing of the reason; PostgreSQL's last words do.
        onStderr: (text) => isOpen || said.push(text) > 0,
        ...(template && { loadDataDir: template }),
      })
      isOpen = true
      return pglite
    } catch (error) {
      if (said.length === 0) throw error
      throw new Error(`PostgreSQL cannot open ${dataDir}:\n${said.join('\n')}`, { cause: error })
    }
  }

  async #create({ name, options }: DatabaseCommand & { action: 'create' }): Promise<void> {
    if (options !== '') {
      throw refusal('0A000', 'the embedded server has no options for CREATE DATABASE')
    }
    if (!SAFE_NAME.test(name)) {
      throw refusal('42602', `invalid name "${name}": use letters, digits, "_" and "-"`)
    }
    if (this.#exists(name)) throw alreadyExists(name)
    await this.#make(name)
  }

  async #drop(
    { name, ifExists, force }: DatabaseCommand & { action: 'drop' },
    current: string,
  ): Promise<void> {
    if (!this.#exists(name)) {
      if (ifExists) return
      throw doesNotExist(name)
    }
    if (PERMANENT.includes(name)) {
      throw refusal('42501', `database "${name}" belongs to the embedded server`)
    }
    if (name === current) throw refusal('55006', 'cannot drop the currently open database')
    const instance = await this.#open.get(name)
    if (instance && instance.clientCount > 0 && !force) {
      throw refusal('55006', `database "${name}" is being accessed by other users`)
    }
    this.#open.delete(name)
    await instance?.close()
    await rm(this.#folder(name), { recursive: true, force: true })
  }
}

function alreadyExists(name: string): PostgresError {
  return refusal('42P04', `database "${name}" already exists`)
}

function doesNotExist(name: string): PostgresError {
  return refusal('3D000', `database "${name}" does not exist`)
}

function refusal(code: string, message: string): PostgresError {
  return new PostgresError(message, { code, severity: 'ERROR' })
}
