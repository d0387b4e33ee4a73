import type { TaughtLesson } from '../taught-lesson.ts'
import { keepFiles } from './keep-files.node.ts'
import type { Progress } from './progress.ts'
import { parseProgressText, renderProgressText } from './progress-text.ts'
import { findText, writeWhole } from './whole-file.node.ts'
import { progressBroken } from './workspace-problems.ts'

const FILE = 'progress.txt'

/** The progress file of one workspace. Nothing else writes it. */
export interface ProgressFile {
  /** Undefined when there is no such file. Throws `PROGRESS_BROKEN`, which names the line. */
  read(): Promise<Progress | undefined>
  /** What can be made out of a file in any state. */
  readRoughly(): Promise<Progress | undefined>
  /** Makes a file in any state readable; a broken one is kept, and where is returned, from the workspace. */
  mend(now: Date): Promise<string | undefined>
  /** Writes what `change` makes of what is in the file now; returns that. */
  update(change: (progress: Progress | undefined) => Progress): Promise<Progress>
}

export function progressFile(folder: string, lessons: readonly TaughtLesson[]): ProgressFile {
  const parse = async () => {
    const text = await findText(folder, FILE)
    return text === undefined ? undefined : parseProgressText(text, lessons)
  }
  const write = (progress: Progress) =>
    writeWhole(folder, FILE, renderProgressText(progress, lessons))
  const read = async () => {
    const parsed = await parse()
    if (parsed && parsed.broken.length > 0) throw progressBroken(parsed.broken)
    return parsed?.progress
  }
  return {
    read,
    readRoughly: async () => (await parse())?.progress,
    mend: async (now) => {
      const parsed = await parse()
      if (!parsed || parsed.broken.length === 0) return undefined
      const kept = await keepFiles(folder, [FILE], {}, now)
      await write(parsed.progress)
      return kept
    },
    update: async (change) => {
      // Read anew: a person, or another command, may have written meanwhile.
      const changed = change(await read())
      await write(changed)
      return changed
    },
  }
}
