import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FIRST_LINE } from './progress-text.ts'
import { findText, writeWhole } from './whole-file.node.ts'
import { workspaceNotOurs, workspaceUnreadable } from './workspace-problems.ts'

const MARKER = '.workspace'
const MARK =
  'The folder around this file was made by npm run learn, of prisma-migration-lab, and is yours.\n'

/**
 * Whether the folder is there and the lab's; one that is empty counts as not there. Throws
 * `WORKSPACE_NOT_OURS` for anything else, before a single file is written.
 */
export async function findWorkspaceFolder(folder: string): Promise<'none' | 'ours'> {
  const names = await listNames(folder)
  if (names.length === 0) return 'none'
  if (names.includes(MARKER)) return 'ours'
  // A person may have tidied a file away that has a dot in front and no visible use.
  const progress = await readFile(join(folder, 'progress.txt'), 'utf8').catch(() => '')
  if (progress.startsWith(FIRST_LINE)) return 'ours'
  const shown = names.slice(0, 3).join(', ')
  throw workspaceNotOurs(`it holds ${shown}${names.length > 3 ? ' and more' : ''}`)
}

/** Makes the folder the lab's, for good. */
export async function markWorkspace(folder: string): Promise<void> {
  if ((await findText(folder, MARKER)) === undefined) await writeWhole(folder, MARKER, MARK)
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return []
    if (code === 'ENOTDIR') throw workspaceNotOurs('it is a file')
    throw workspaceUnreadable('', error)
  }
}
