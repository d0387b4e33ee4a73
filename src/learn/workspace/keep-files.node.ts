import { lstat, mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../database/file-problem.node.ts'
import { writing } from './whole-file.node.ts'
import type { Files } from './workspace-layout.ts'

const KEPT = '.kept'

/**
 * Moves what is there of `names` in the workspace to `.kept/<time>/`; returns that folder, from the
 * workspace. Where nothing differs from `start`, what the lab is about to put there, it moves
 * nothing. Throws `WORKSPACE_UNWRITABLE`.
 */
export async function keepFiles(
  folder: string,
  names: readonly string[],
  start: Files,
  now: Date,
): Promise<string | undefined> {
  const present = await presentOf(folder, names)
  const untouched = await Promise.all(present.map((name) => isUntouched(folder, name, start)))
  if (untouched.every(Boolean)) return undefined
  return writing(KEPT, async () => {
    const kept = await makeNewFolder(folder, `${KEPT}/${stampOf(now)}`)
    for (const name of present) await rename(join(folder, name), join(folder, kept, name))
    return kept
  })
}

/** Those of `names` that are there, whatever they are. */
export async function presentOf(folder: string, names: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    names.map((name) =>
      lstat(join(folder, name)).then(
        () => [name],
        () => [],
      ),
    ),
  )
  return found.flat()
}

/** A file or folder that holds nothing but what `start` says; an empty folder more is a difference. */
async function isUntouched(folder: string, path: string, start: Files): Promise<boolean> {
  const found = await lstat(join(folder, path))
  if (found.isDirectory()) {
    if (!Object.keys(start).some((file) => file.startsWith(`${path}/`))) return false
    const names = await readdir(join(folder, path))
    const all = await Promise.all(
      names.map((name) => isUntouched(folder, `${path}/${name}`, start)),
    )
    return all.every(Boolean)
  }
  if (!found.isFile() || start[path] === undefined) return false
  return (await readFile(join(folder, path), 'utf8').catch(() => undefined)) === start[path]
}

async function makeNewFolder(folder: string, path: string, attempt = 1): Promise<string> {
  const name = attempt === 1 ? path : `${path}-${attempt}`
  await makeFolder(join(folder, KEPT))
  try {
    await mkdir(join(folder, name))
    return name
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return makeNewFolder(folder, path, attempt + 1)
  }
}

/** `2026-01-02-150405`, in local time: a person looks for it. */
function stampOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `${day}-${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('')}`
}
