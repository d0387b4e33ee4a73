import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  type WatchMode,
  type WatchOptions,
  watchFiles,
} from '../../../src/learn/session/watch-files.node.ts'

/** A workspace with a schema and one migration, watched; what was reported so far. */
export interface WatchedFolder {
  path(name: string): string
  write(name: string, content?: string): Promise<void>
  saves(): number
  /** Resolves when the last `write` is reported: a save that is told of after its quiet time. */
  nextSave(): Promise<void>
  modes(): readonly WatchMode[]
  /** Resolves once it is watched in this way. */
  mode(mode: WatchMode['mode']): Promise<WatchMode>
}

/** Long enough for what a test writes in one go, however slow the machine. */
const QUIET_MILLISECONDS = 400

export async function withWatchedFolder(
  work: (folder: WatchedFolder) => Promise<void>,
  options: Partial<WatchOptions> = {},
): Promise<void> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lab-watch-')))
  const watched = new Watched(folder)
  await watched.write('prisma/schema.prisma')
  await watched.write('prisma/migrations/1_first/migration.sql')
  const watching = await watchFiles({
    folder,
    files: ['backfill.sql'],
    poll: false,
    quietMilliseconds: QUIET_MILLISECONDS,
    onSave: () => watched.onSave(),
    onMode: (mode) => watched.onMode(mode),
    ...options,
  })
  try {
    await work(watched)
  } finally {
    await watching.close()
    await rm(folder, { recursive: true, force: true })
  }
}

class Watched implements WatchedFolder {
  readonly #folder: string
  #saves: number[] = []
  #written = 0
  #modes: WatchMode[] = []
  #wake = () => {}

  constructor(folder: string) {
    this.#folder = folder
  }

  path(name: string): string {
    return join(this.#folder, name)
  }

  async write(name: string, content = `-- ${Math.random()}`): Promise<void> {
    await mkdir(dirname(this.path(name)), { recursive: true })
    this.#written = performance.now()
    await writeFile(this.path(name), content)
  }

  saves(): number {
    return this.#saves.length
  }

  async nextSave(): Promise<void> {
    const { length } = this.#saves
    // Chokidar reports a file that changes once in 50 ms, so the quiet time may have begun before.
    const earliest = this.#written + QUIET_MILLISECONDS - 60
    await this.#until(() => this.#saves.slice(length).find((time) => time >= earliest))
  }

  modes(): readonly WatchMode[] {
    return this.#modes
  }

  mode(mode: WatchMode['mode']): Promise<WatchMode> {
    return this.#until(() => this.#modes.find((known) => known.mode === mode))
  }

  onSave(): void {
    this.#saves.push(performance.now())
    this.#wake()
  }

  onMode(mode: WatchMode): void {
    this.#modes.push(mode)
    this.#wake()
  }

  #until<T>(find: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      this.#wake = () => {
        const found = find()
        if (found !== undefined) resolve(found)
      }
      this.#wake()
    })
  }
}
