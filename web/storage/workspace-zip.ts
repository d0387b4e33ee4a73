import { strToU8, zipSync } from 'fflate'
import type { TaughtLesson } from '../../src/learn/taught-lesson.ts'
import { newProgress, type Progress, timeOf } from '../../src/learn/workspace/progress.ts'
import { parseProgressText, renderProgressText } from '../../src/learn/workspace/progress-text.ts'
import {
  CONFIG_FILE,
  type Files,
  LOCK_FILE,
  MIGRATIONS,
} from '../../src/learn/workspace/workspace-layout.ts'
import { EXPORTED_CONFIG, EXPORTED_LOCK, EXPORTED_NOTE } from './exported-config.ts'
import { readZip } from './read-zip.ts'
import type { StoredWorkspace } from './stored-workspace.ts'

type Workspace = Pick<StoredWorkspace, 'files' | 'progress'>

export const PROGRESS_FILE = 'progress.txt'
const NOTE_FILE = 'README.txt'

/** A workspace as a zip that `workspace/` of the project and Prisma anywhere take. */
export function packWorkspace(
  { files, progress }: Workspace,
  lessons: readonly TaughtLesson[],
  now: Date,
): Uint8Array<ArrayBuffer> {
  const all: Files = {
    [NOTE_FILE]: EXPORTED_NOTE,
    [CONFIG_FILE]: EXPORTED_CONFIG,
    [PROGRESS_FILE]: renderProgressText(progress, lessons),
    [LOCK_FILE]: EXPORTED_LOCK,
    ...files,
  }
  const entries = Object.entries(all).map(([path, text]) => [`workspace/${path}`, strToU8(text)])
  return zipSync(Object.fromEntries(entries), { mtime: now })
}

export interface Unpacked extends Workspace {
  /** What a person should know, in sentences. */
  notes: readonly string[]
}

/**
 * What a zip of a workspace holds, wherever it was made; what is not the learner's to write is left
 * out. Throws the Problems `ZIP_UNREADABLE`, `ZIP_WITHOUT_SCHEMA`, `ZIP_PATH_REFUSED`, `ZIP_TOO_LARGE`
 * and `ZIP_NOT_TEXT`.
 */
export function unpackWorkspace(
  zip: Uint8Array,
  lessons: readonly TaughtLesson[],
  now: Date,
): Unpacked {
  const further = lessons.flatMap(({ files }) => files)
  const isOurs = (path: string) =>
    MIGRATION_FILE.test(path) || path === PROGRESS_FILE || further.includes(path)
  const { [PROGRESS_FILE]: text, ...files } = readZip(zip, isOurs)
  if (text === undefined) {
    const progress = guessProgress(files, lessons, now)
    return { files, progress, notes: ['It holds no progress.txt: your progress begins anew.'] }
  }
  const { progress, broken } = parseProgressText(text, lessons)
  const notes = broken.map(
    ({ number, text }) => `progress.txt, line ${number}, could not be read: ${text.slice(0, 60)}`,
  )
  return { files, progress: { ...progress, layingOut: false }, notes }
}

const MIGRATION_FILE = /^prisma\/migrations\/[^/]+\/(?:migration|down)\.sql$/

/** The lesson after the last reference migration that is there. */
function guessProgress(files: Files, lessons: readonly TaughtLesson[], now: Date): Progress {
  const done = lessons.findLastIndex(
    ({ migration }) => `${MIGRATIONS}/${migration}/migration.sql` in files,
  )
  const lesson = lessons[Math.min(done + 1, lessons.length - 1)]
  return newProgress(lesson?.slug ?? '', timeOf(now))
}
