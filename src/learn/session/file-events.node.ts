import { relative } from 'node:path'
import { watch } from 'chokidar'
import { isLessonPath } from './lesson-path.ts'

/** Where the files of a lesson are. */
export interface LessonFolder {
  /** The workspace. */
  folder: string
  /** The lesson's files beside `prisma/`, from the workspace. */
  files: readonly string[]
}

export interface EventListener {
  /** A file or folder was made, changed, renamed or removed. */
  onEvent(): void
  /** Watching does not work here, or no longer; `code` is the system's: `ENOSPC`. */
  onError(code: string): void
}

/** Events until `close`. */
export interface FileEvents {
  close(): Promise<void>
}

export type OpenFileEvents = (
  place: LessonFolder,
  listener: EventListener,
  mode: 'events' | 'polling',
) => Promise<FileEvents>

/** How often a polled file is looked at. */
const POLL_MILLISECONDS = 300

/**
 * How long chokidar may take to read the workspace. It waits for good where a folder becomes a file between
 * its looking and its reading: the ENOTDIR of that is told to nobody.
 */
const READING_MILLISECONDS = 3_000

/**
 * Reports what happens to the lesson's files from the moment that it resolves. Where that took too long
 * it may have missed some: whoever calls looks at the files themselves then.
 */
export const openFileEvents: OpenFileEvents = async (place, listener, mode) => {
  const watcher = watch(place.folder, {
    // The whole workspace, so that a prisma/ that is removed and made again is still watched.
    ignored: (path, stats) =>
      !isLessonPath(relative(place.folder, path), place.files, stats?.isFile() ?? false),
    ignoreInitial: true,
    // Whoever calls waits for a quiet time; waiting here as well would only cost time.
    atomic: false,
    // A file that may not be read is for the check to tell of.
    ignorePermissionErrors: true,
    usePolling: mode === 'polling',
    interval: POLL_MILLISECONDS,
    binaryInterval: POLL_MILLISECONDS,
  })
  watcher.on('all', () => listener.onEvent())
  watcher.on('error', (error) => listener.onError((error as NodeJS.ErrnoException).code ?? 'error'))
  await new Promise<void>((resolve) => {
    const tooLong = setTimeout(resolve, READING_MILLISECONDS)
    watcher.on('ready', () => {
      clearTimeout(tooLong)
      resolve()
    })
  })
  return { close: () => watcher.close() }
}
