import { cp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../database/file-problem.node.ts'
import type { OwnDatabase } from '../evidence.ts'
import type { TaughtLesson } from '../taught-lesson.ts'
import { presentOf } from './keep-files.node.ts'
import { findText, writing } from './whole-file.node.ts'

const PASSED = '.passed'
const OWN = 'own-database.json'

/** Where a passed lesson's files are, from the workspace. */
export function passedFolder({ slug }: TaughtLesson): string {
  return `${PASSED}/${slug}`
}

/**
 * Copies the learner's files of a passed lesson to `.passed/<slug>/`, over an earlier copy, with
 * what their own database said at that moment: it moves on with the next lesson. Throws
 * `WORKSPACE_UNWRITABLE`.
 */
export async function copyPassed(
  folder: string,
  lesson: TaughtLesson,
  own: OwnDatabase | undefined,
): Promise<void> {
  const copy = join(folder, passedFolder(lesson))
  const partial = join(folder, PASSED, `.${lesson.slug}.${process.pid}`)
  await writing(PASSED, async () => {
    await rm(partial, { recursive: true, force: true })
    await makeFolder(partial)
    for (const name of await presentOf(folder, ['prisma', ...lesson.files])) {
      await cp(join(folder, name), join(partial, name), { recursive: true })
    }
    if (own) await writeFile(join(partial, OWN), `${JSON.stringify(own, null, 2)}\n`)
    await rm(copy, { recursive: true, force: true })
    await rename(partial, copy)
  })
}

/** What the own database said when the lesson passed; undefined when that can't be told any more. */
export async function findPassedOwn(
  folder: string,
  lesson: TaughtLesson,
): Promise<OwnDatabase | undefined> {
  const text = await findText(folder, `${passedFolder(lesson)}/${OWN}`)
  try {
    return text === undefined ? undefined : (JSON.parse(text) as OwnDatabase)
  } catch {
    return undefined
  }
}
