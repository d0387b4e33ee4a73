import {
  type FileEvents,
  type LessonFolder,
  type OpenFileEvents,
  openFileEvents,
} from './file-events.node.ts'
import { type FileStamps, readFileStamps } from './file-stamps.node.ts'
import { probeEvents } from './probe-events.node.ts'
import { QuietTime } from './quiet-time.ts'

/** How saves are found: told by the system, or looked for, and then why. */
export type WatchMode = { mode: 'events' } | { mode: 'polling'; why: PollReason }

/**
 * Why files are looked at again and again: the setting; no event came for a change; or the system's
 * code when it refused to watch, such as `ENOSPC`.
 */
export type PollReason = 'set' | 'silent' | { code: string }

export interface WatchOptions extends LessonFolder {
  /** Look at the files again and again from the start. */
  poll: boolean
  /** Called once after each burst of saves. */
  onSave(): void
  /** Called when watching turned out not to work, and with the mode at the start. */
  onMode(mode: WatchMode): void
  /** How long it has to be quiet after a save: editors write in several steps. */
  quietMilliseconds?: number
  openEvents?: OpenFileEvents
}

const QUIET_MILLISECONDS = 60
/** How often the files are compared with what was reported, and how long a report may take. */
const LOOK_MILLISECONDS = 2000
const GRACE_MILLISECONDS = 300

/**
 * Watches a lesson's files until it is closed. Where the system reports no changes it polls: when a
 * probe says so, when the system refuses, and when changes were found that nobody reported. The last
 * is how drives behave whose files are written on another machine, or by Windows below WSL: there a
 * probe succeeds, because the system reports what it writes itself.
 */
export async function watchFiles(options: WatchOptions): Promise<FileEvents> {
  const watching = new Watching(options)
  await watching.start()
  return watching
}

class Watching implements FileEvents {
  readonly #options: WatchOptions
  readonly #quiet: QuietTime
  #source: FileEvents | undefined
  #mode: WatchMode['mode'] = 'events'
  /** The files as they were when a save was last told of. */
  #told: FileStamps = { files: '', folders: '' }
  #events = 0
  #missed = 0
  #timer: NodeJS.Timeout | undefined
  #telling: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: WatchOptions) {
    this.#options = options
    const milliseconds = options.quietMilliseconds ?? QUIET_MILLISECONDS
    this.#quiet = new QuietTime(milliseconds, () => {
      this.#telling = this.#telling.then(() => this.#tell())
    })
  }

  async start(): Promise<void> {
    if (this.#options.poll) return this.#poll('set')
    this.#options.onMode({ mode: 'events' })
    await this.#open()
    this.#told = await readFileStamps(this.#options)
    this.#lookLater()
    void probeEvents(this.#options.folder).then((failure) => {
      if (failure) void this.#poll(failure === 'silent' ? 'silent' : { code: failure })
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#quiet.cancel()
    await this.#telling
    await this.#source?.close()
  }

  /** The stamps come first: what is written while the files are read is another save. */
  async #tell(): Promise<void> {
    const before = this.#told
    this.#told = await readFileStamps(this.#options)
    if (this.#closed) return
    this.#options.onSave()
    if (this.#mode === 'events' && this.#told.folders !== before.folders) await this.#watchAnew()
  }

  /**
   * Opens the events again, and tells of what was saved since the last time that it was told. A folder
   * that was moved away and made again in its place is taken for the old one, which goes on
   * being watched where it is.
   */
  async #watchAnew(): Promise<void> {
    await this.#source?.close()
    await this.#open()
    if (!sameStamps(await readFileStamps(this.#options), this.#told)) this.#quiet.touch()
  }

  async #open(): Promise<void> {
    const mode = this.#mode
    const onError = (code: string) => {
      if (mode === 'events') void this.#poll({ code })
    }
    const onEvent = () => {
      if (this.#closed) return
      this.#events += 1
      this.#quiet.touch()
    }
    const open = this.#options.openEvents ?? openFileEvents
    const source = await open(this.#options, { onEvent, onError }, mode)
    if (this.#closed || mode !== this.#mode) await source.close()
    else this.#source = source
  }

  async #poll(why: PollReason): Promise<void> {
    if (this.#closed || this.#mode === 'polling') return
    this.#mode = 'polling'
    clearTimeout(this.#timer)
    await this.#source?.close()
    this.#options.onMode({ mode: 'polling', why })
    await this.#open()
    // What was saved before the first look counts as never reported.
    if (why !== 'set') this.#quiet.touch()
  }

  #lookLater(): void {
    if (this.#closed || this.#mode === 'polling') return
    this.#timer = setTimeout(() => void this.#look(), LOOK_MILLISECONDS)
  }

  /** Whether something is there that was never told of, and not about to be. */
  async #look(): Promise<void> {
    await this.#telling
    const events = this.#events
    if (sameStamps(await readFileStamps(this.#options), this.#told)) return this.#lookLater()
    this.#timer = setTimeout(() => {
      if (this.#events === events) this.#miss()
      this.#lookLater()
    }, GRACE_MILLISECONDS)
  }

  /** Once may be a chance; what happens again is how this drive is. */
  #miss(): void {
    this.#missed += 1
    if (this.#missed > 1) void this.#poll('silent')
    else this.#telling = this.#telling.then(() => this.#watchAnew())
  }
}

function sameStamps(one: FileStamps, other: FileStamps): boolean {
  return one.files === other.files && one.folders === other.folders
}
