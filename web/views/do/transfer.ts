import { course } from '../../../lessons/course.ts'
import { go } from '../../router/router.ts'
import { LARGEST_ZIP } from '../../storage/read-zip.ts'
import type { KeptWorkspace } from '../../storage/stored-workspace.ts'
import { packWorkspace, unpackWorkspace } from '../../storage/workspace-zip.ts'
import { bringBack, importWorkspace } from './keep-workspace.ts'
import { layOut } from './page-actions.ts'
import { act, beginSitting, check, seekNotice, tell } from './sitting.ts'
import { forgetWork } from './work.ts'
import { change, currentLesson, requireWorkspace } from './workspace.ts'

/** Has the browser save the workspace as a zip. */
export function exportWorkspace(): void {
  const zip = packWorkspace(requireWorkspace(), course.lessons, new Date())
  const url = URL.createObjectURL(new Blob([zip], { type: 'application/zip' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'workspace.zip'
  link.click()
  // The browser reads it after this turn; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Puts what a zip holds in the place of the workspace, which is kept; a bad one changes nothing. */
export async function importFile(file: File): Promise<void> {
  let words: string[] = []
  await act('Importing', async () => {
    const zip = new Uint8Array(await file.slice(0, LARGEST_ZIP + 1).arrayBuffer())
    const { files, progress, notes } = unpackWorkspace(zip, course.lessons, new Date())
    change((before) => importWorkspace(before, { files, progress }, new Date()))
    await layOut()
    beginSitting()
    words = [describeImport(Object.keys(files).length), ...notes]
  })
  if (words.length === 0) return
  await settle(words.join(' '))
}

/** Puts files that were kept in the place of those that are there, which are kept instead. */
export async function bringVersionBack(version: KeptWorkspace): Promise<void> {
  let isBack = false
  await act('Bringing your files back', async () => {
    change((before) => bringBack(before, version, new Date()))
    if (requireWorkspace().progress.layingOut) await layOut()
    beginSitting()
    isBack = true
  })
  if (isBack) await settle('Your files are back as they were. What was there is kept instead.')
}

async function settle(words: string): Promise<void> {
  forgetWork()
  go({ view: 'do', phase: currentLesson().phase })
  await check({ aloud: false })
  tell(words)
  seekNotice()
}

function describeImport(count: number): string {
  const { phase } = currentLesson()
  const files = count === 1 ? '1 file is' : `${count} files are`
  return `${files} imported, at lesson ${phase}; your database is at the lesson’s start, since a zip holds none. Press Run to apply your migrations to it. What was there is under “Earlier versions”.`
}
