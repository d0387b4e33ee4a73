import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Problem } from '../problem.ts'

// Node names the error; Emscripten, under PGlite, numbers it as WASI does.
// https://github.com/emscripten-core/emscripten/blob/main/system/lib/libc/musl/arch/emscripten/bits/errno.h
const FULL = ['ENOSPC', 'EDQUOT', 51, 19]
const UNWRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG', 2, 63, 69, 54]

/**
 * Makes a folder and those above it. One at a time: where a parent can't be made (in /proc), Node's
 * own recursive mkdir tries for ever. Throws `HOME_UNWRITABLE` where that is so.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    // A folder that takes no other (in /proc) says that there is no such file.
    if (await isFolder(dirname(folder))) throw unwritable(folder, error)
    await makeFolder(dirname(folder))
    await mkdir(folder)
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/** The Problem behind a failure to write in the lab's `home`; undefined when it is another failure. */
export function fileProblem(error: unknown, home: string): Problem | undefined {
  if (error instanceof Problem) return error
  const { code, errno, message } = (error ?? {}) as {
    code?: unknown
    errno?: unknown
    message?: unknown
  }
  const is = (kinds: readonly unknown[]) => kinds.includes(code) || kinds.includes(errno)
  if (is(FULL) || /no space left/i.test(String(message))) return diskFull(home, error)
  if (is(UNWRITABLE)) return unwritable(home, error)
  return undefined
}

function diskFull(home: string, cause: unknown): Problem {
  return new Problem('DISK_FULL', {
    message: `There is no space left for the embedded server's data in ${home}.`,
    fix: 'Free about 200 MB, or set LAB_HOME to a folder on another disk, then: npm run db -- start',
    cause,
  })
}

function unwritable(home: string, cause: unknown): Problem {
  const code = (cause as { code?: string }).code
  return new Problem('HOME_UNWRITABLE', {
    message: `The embedded server can't write in its folder ${home}${code ? ` (${code})` : ''}.`,
    fix: 'Make the folder writable, or set LAB_HOME to another one in .env, then: npm run db -- start',
    cause,
  })
}
