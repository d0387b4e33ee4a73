import { mkdir, readdir, rename, rm, unlink } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openFileEvents } from '../../../src/learn/session/file-events.node.ts'
import { isLessonPath } from '../../../src/learn/session/lesson-path.ts'
import { probeEvents } from '../../../src/learn/session/probe-events.node.ts'
import { type WatchedFolder, withWatchedFolder } from '../support/watched-folder.ts'

type Save = (folder: WatchedFolder) => Promise<void>

const SCHEMA = 'prisma/schema.prisma'
const SQL = 'prisma/migrations/1_first/migration.sql'

/** What editors and people do that a check has to follow, in the steps that they take. */
const saves: Record<string, Save> = {
  'writes the file in place': (folder) => folder.write(SCHEMA),
  'empties the file and writes it': async (folder) => {
    await folder.write(SQL, '')
    await folder.write(SQL)
  },
  'writes beside the file and renames (VS Code, JetBrains)': async (folder) => {
    await folder.write('prisma/schema.prisma.tmp')
    await rename(folder.path('prisma/schema.prisma.tmp'), folder.path(SCHEMA))
  },
  'moves the file away, writes a new one, and removes the old (Vim)': async (folder) => {
    await folder.write('prisma/4913')
    await unlink(folder.path('prisma/4913'))
    await folder.write('prisma/.schema.prisma.swp')
    await rename(folder.path(SCHEMA), folder.path(`${SCHEMA}~`))
    await folder.write(SCHEMA)
    await unlink(folder.path(`${SCHEMA}~`))
  },
  'adds a migration in a new folder': (folder) =>
    folder.write('prisma/migrations/2_second/migration.sql'),
  'renames a migration': (folder) =>
    rename(folder.path('prisma/migrations/1_first'), folder.path('prisma/migrations/0_first')),
  'removes a migration': (folder) =>
    rm(folder.path('prisma/migrations/1_first'), { recursive: true }),
  'makes an empty folder': async (folder) => {
    await mkdir(folder.path('prisma/migrations/2_second'))
  },
  'moves prisma/ away and makes it anew (a reset)': async (folder) => {
    await mkdir(folder.path('.kept'))
    await rename(folder.path('prisma'), folder.path('.kept/prisma'))
    await folder.write(SCHEMA)
    await folder.write(SQL)
  },
  "adds the lesson's further file": (folder) => folder.write('backfill.sql'),
}

test.concurrent.each(Object.entries(saves))(
  'who %s has saved once, and is watched on',
  async (_, save) => {
    await withWatchedFolder(async (folder) => {
      await save(folder)
      await folder.nextSave()
      await folder.write('prisma/migrations/3_third/migration.sql')
      await folder.nextSave()
      await folder.write('prisma/migrations/3_third/migration.sql')
      await folder.nextSave()
      await folder.write(SCHEMA)
      await folder.nextSave()
      expect(folder.saves()).toBe(4)
    })
  },
)

test.concurrent('prisma/ may be moved away and made anew again and again', async () => {
  await withWatchedFolder(async (folder) => {
    for (const time of [1, 2, 3]) {
      await rename(folder.path('prisma'), folder.path(`.kept-${time}`))
      await folder.write(SCHEMA)
      await folder.write(SQL)
      await folder.nextSave()
      await folder.write('prisma/migrations/2_second/migration.sql')
      await folder.nextSave()
    }
    expect(folder.saves()).toBe(6)
    expect(folder.modes()).toEqual([{ mode: 'events' }])
  })
})

const ignored = [
  'prisma/.schema.prisma.swp',
  'prisma/4913',
  'prisma/schema.prisma~',
  'prisma/migrations/1_first/.#migration.sql',
  'prisma/migrations/1_first/notes.txt',
  'prisma/generated/client.sql',
  'generated/client/schema.prisma',
  'node_modules/x/schema.prisma',
  '.kept/2026-01-02-150405/prisma/schema.prisma',
  '.passed/01-basic-users/prisma/schema.prisma',
  'progress.txt',
  'other.sql',
]
test.concurrent.each(ignored)('%s is not part of a lesson', (name) => {
  expect(isLessonPath(name, ['backfill.sql'], true)).toBe(false)
})

test.concurrent('files that no check reads are no save', async () => {
  await withWatchedFolder(async (folder) => {
    for (const name of ignored) await folder.write(name)
    for (const name of ignored) await folder.write(name)
    await folder.write(SCHEMA)
    await folder.nextSave()
    await folder.write(SCHEMA)
    await folder.nextSave()
    expect(folder.saves()).toBe(2)
  })
})

test.concurrent('polling finds what is saved, renamed and added', async () => {
  await withWatchedFolder(
    async (folder) => {
      expect(await folder.mode('polling')).toEqual({ mode: 'polling', why: 'set' })
      await folder.write(SCHEMA)
      await folder.nextSave()
      await rename(folder.path('prisma/migrations/1_first'), folder.path('prisma/migrations/2_x'))
      await folder.nextSave()
      await folder.write('prisma/migrations/2_x/down.sql')
      await folder.nextSave()
    },
    { poll: true },
  )
})

test.concurrent('where the system refuses to watch, files are polled, and why is told', async () => {
  await withWatchedFolder(
    async (folder) => {
      expect(await folder.mode('polling')).toEqual({ mode: 'polling', why: { code: 'ENOSPC' } })
      // What was saved meanwhile may have been missed.
      await folder.nextSave()
      await folder.write(SCHEMA)
      await folder.nextSave()
    },
    {
      openEvents: async (place, listener, mode) => {
        if (mode === 'events') listener.onError('ENOSPC')
        return openFileEvents(place, listener, mode)
      },
    },
  )
})

test.concurrent('changes that a drive keeps to itself are found, and the second time it is polled', async () => {
  await withWatchedFolder(
    async (folder) => {
      await folder.mode('events')
      await folder.write(SCHEMA)
      await folder.nextSave()
      await folder.write(SCHEMA)
      expect(await folder.mode('polling')).toEqual({ mode: 'polling', why: 'silent' })
      await folder.nextSave()
      await folder.write(SCHEMA)
      await folder.nextSave()
    },
    {
      openEvents: async (place, listener, mode) =>
        mode === 'events' ? { close: async () => {} } : openFileEvents(place, listener, mode),
    },
  )
})

test.concurrent('a probe finds that this file system reports changes, and leaves nothing behind', async () => {
  await withWatchedFolder(
    async (folder) => {
      expect(await probeEvents(folder.path('.'))).toBe(undefined)
      expect(await readdir(folder.path('.'))).toEqual(['prisma'])
    },
    { poll: true },
  )
})
