import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../database/file-problem.node.ts'
import { Problem } from '../../problem.ts'
import { workspaceUnreadable, workspaceUnwritable } from './workspace-problems.ts'

/**
 * Writes a file of the workspace and the folders above it. Whoever reads it meanwhile, or after a
 * kill, finds all of the old or all of the new. Throws `WORKSPACE_UNWRITABLE`.
 */
export async function writeWhole(folder: string, path: string, content: string): Promise<void> {
  const file = join(folder, path)
  const partial = `${file}.${randomUUID()}.part`
  await writing(path, async () => {
    await makeFolder(dirname(file))
    await writeFile(partial, content)
    await rename(partial, file)
  }).finally(() => rm(partial, { force: true }).catch(() => {}))
}

/** Does `work` that writes in the workspace at `path`. Throws `WORKSPACE_UNWRITABLE`. */
export async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw workspaceUnwritable(path, error instanceof Problem ? error.cause : error)
  }
}

/** The text of a file of the workspace, if there is one. Throws `WORKSPACE_UNREADABLE`. */
export async function findText(folder: string, path: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, path), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw workspaceUnreadable(path, error)
  }
}
