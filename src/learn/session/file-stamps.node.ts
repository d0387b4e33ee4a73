import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { LessonFolder } from './file-events.node.ts'
import { isLessonPath } from './lesson-path.ts'

/** What can be told of a lesson's files without reading them; other text, other files. */
export interface FileStamps {
  /** Each file with its size and time. */
  files: string
  /** Each folder with its number in the file system: one that is made anew is another one. */
  folders: string
}

/** The stamps of what a check reads; what is gone, or goes meanwhile, has none. */
export async function readFileStamps({ folder, files }: LessonFolder): Promise<FileStamps> {
  const options = { recursive: true, withFileTypes: true } as const
  const entries = await readdir(join(folder, 'prisma'), options).catch(() => [])
  const names = [
    '',
    'prisma',
    ...files,
    ...entries.map((entry) => relative(folder, join(entry.parentPath, entry.name))),
  ]
  const found = await Promise.all(
    names.sort().map(async (name) => {
      const status = await stat(join(folder, name)).catch(() => undefined)
      return status && { name, status, isFile: status.isFile() }
    }),
  )
  const known = found.filter((item) => item && isLessonPath(item.name, files, item.isFile))
  return {
    files: describe(known, true, ({ size, mtimeMs, ino }) => `${size} ${mtimeMs} ${ino}`),
    folders: describe(known, false, ({ ino }) => `${ino}`),
  }
}

type Found = { name: string; status: Awaited<ReturnType<typeof stat>>; isFile: boolean } | undefined

function describe(
  found: readonly Found[],
  files: boolean,
  stamp: (status: NonNullable<Found>['status']) => string,
): string {
  return found
    .filter((item) => item !== undefined && item.isFile === files)
    .map((item) => item && `${item.name} ${stamp(item.status)}`)
    .join('\n')
}
