import files, { mkdir, rm, writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { expect, test } from 'vitest'
import { withWatchedFolder } from '../support/watched-folder.ts'

const SCHEMA = 'prisma/schema.prisma'

/** Runs `work`; `before` is done once just before a folder is read, as somebody may who is quick. */
async function beforeReading<T>(path: string, before: () => Promise<void>, work: () => Promise<T>) {
  const readdir = files.readdir
  let isDone = false
  const slowed = async (read: string, options: object) => {
    if (read === path && !isDone) {
      isDone = true
      await before()
    }
    return Reflect.apply(readdir, files, [read, options])
  }
  const set = (value: unknown) => {
    Reflect.set(files, 'readdir', value)
    syncBuiltinESMExports()
  }
  set(slowed)
  try {
    return await work()
  } finally {
    set(readdir)
    expect(isDone).toBe(true)
  }
}

test('a folder that becomes a file in the moment in which it is read is watched on', async () => {
  await withWatchedFolder(async (folder) => {
    const schema = folder.path(SCHEMA)
    await rm(schema)
    await mkdir(schema)
    await folder.nextSave()
    const replace = async () => {
      await rm(schema, { recursive: true })
      await writeFile(schema, 'a file again')
    }
    await beforeReading(schema, replace, () => folder.nextSave())
    await folder.write(SCHEMA)
    await folder.nextSave()
  })
})
