import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { course } from '../../../lessons/course.ts'
import { readOwnDatabase } from '../../../src/learn/workspace/own-database.ts'
import { resetLesson } from '../../../src/learn/workspace/reset-lesson.node.ts'
import { enterWorkspace, openWorkspace } from '../../../src/learn/workspace/workspace.node.ts'
import { servers } from '../../support/command-line.ts'
import { readFiles, type TestWorkspace, useWorkspaces } from '../support/workspace.ts'

const withTestWorkspace = useWorkspaces()
const [first, second, , fourth] = course.lessons
const namesOf = async (folder: string) => Object.keys(await readFiles(folder))
const readOwn = ({ use }: TestWorkspace) => use(readOwnDatabase)
const applied = async (test: TestWorkspace) => {
  const { applied, rows } = await readOwn(test)
  return [applied.map(({ name }) => name), rows]
}

test.each(servers)('%s: the first workspace is at the start of lesson 1', async (server) => {
  await withTestWorkspace(server, async (test) => {
    const { workspace, folder } = test
    const { lesson, notes } = await enterWorkspace(workspace)
    expect([lesson.slug, ...notes]).toEqual([
      '01-basic-users',
      'workspace/ is made: a Prisma project of your own, with a database of its own.',
      'Lesson 1, Basic users, is laid out in workspace/. It starts without a table.',
    ])
    const files = await readFiles(folder)
    expect(Object.keys(files)).toEqual([
      '.workspace',
      'prisma.config.ts',
      'prisma/migrations/migration_lock.toml',
      'prisma/schema.prisma',
      'progress.txt',
    ])
    expect(files['prisma/schema.prisma']).toBe(`generator client {
  provider            = "prisma-client"
  output              = "../generated/client"
  moduleFormat        = "esm"
  importFileExtension = "ts"
}

datasource db {
  provider = "postgresql"
}
`)
    expect(files['progress.txt']).toContain('\nlesson: 01-basic-users\n')
    expect(await applied(test)).toEqual([[], undefined])
    expect(await openWorkspace(workspace)).toEqual({ lesson, notes: [] })
  })
})

test.each(servers)(
  '%s: a later lesson starts from the reference, with the people in the table',
  async (server) => {
    await withTestWorkspace(server, async (test) => {
      const { workspace, folder, use } = test
      await enterWorkspace(workspace, fourth)
      expect(await namesOf(folder)).toEqual([
        '.workspace',
        'backfill.sql',
        'prisma.config.ts',
        ...course.lessons
          .slice(0, 3)
          .flatMap(({ migration }) =>
            ['down.sql', 'migration.sql'].map((file) => `prisma/migrations/${migration}/${file}`),
          ),
        'prisma/migrations/migration_lock.toml',
        'prisma/schema.prisma',
        'progress.txt',
        'query.sql',
      ])
      const names = course.lessons.slice(0, 3).map(({ migration }) => migration)
      expect(await applied(test)).toEqual([names, 100])
      const [encoded] = await use((database) =>
        database.query('SELECT count(*)::integer AS people FROM lab.encoding'),
      )
      expect(encoded).toEqual({ people: 100 })
    })
  },
)

test.each(servers)(
  '%s: a reset moves the learner’s files aside and puts the start back',
  async (server) => {
    await withTestWorkspace(server, async (test) => {
      const { workspace, folder, use, wait } = test
      await enterWorkspace(workspace, second)
      const start = await readFiles(folder)
      await writeFile(join(folder, 'prisma/schema.prisma'), 'mine')
      await mkdir(join(folder, 'prisma/migrations/20270101000000_mine'))
      await writeFile(join(folder, 'prisma/migrations/20270101000000_mine/migration.sql'), 'mine')
      await writeFile(join(folder, 'notes.txt'), 'mine')
      await use((database) => database.execute("UPDATE users SET name = 'mine'"))
      wait(60)
      const { notes } = await resetLesson(workspace, second ?? missing())
      expect(notes.at(-1)).toBe('Your files of before are in workspace/.kept/2026-01-02-150505.')
      const { 'notes.txt': mine, ...files } = await readFiles(folder)
      expect(mine).toBe('mine')
      const kept = Object.entries(files).filter(([name]) => name.startsWith('.kept/'))
      expect(Object.fromEntries(kept)).toMatchObject({
        '.kept/2026-01-02-150505/prisma/schema.prisma': 'mine',
        '.kept/2026-01-02-150505/prisma/migrations/20270101000000_mine/migration.sql': 'mine',
      })
      const others = Object.entries(files).filter(([name]) => !name.startsWith('.kept/'))
      const { 'progress.txt': progress } = files
      expect(Object.fromEntries(others)).toEqual({ ...start, 'progress.txt': progress })
      const people = (database: Parameters<typeof readOwnDatabase>[0]) =>
        database.query("SELECT count(*)::integer AS mine FROM users WHERE name = 'mine'")
      expect(await use(people)).toEqual([{ mine: 0 }])
      // A second one has nothing to keep.
      expect((await resetLesson(workspace, second ?? missing())).notes).toHaveLength(1)
    })
  },
)

test('two resets in one second keep both', async () => {
  await withTestWorkspace('embedded', async ({ workspace, folder }) => {
    await enterWorkspace(workspace)
    for (const text of ['one', 'two']) {
      await writeFile(join(folder, 'prisma/schema.prisma'), text)
      await resetLesson(workspace, first ?? missing())
    }
    const files = await readFiles(join(folder, '.kept'))
    expect(files['2026-01-02-150405/prisma/schema.prisma']).toBe('one')
    expect(files['2026-01-02-150405-2/prisma/schema.prisma']).toBe('two')
  })
})

test('what a killed command left half done is done again, and nothing is lost by it', async () => {
  await withTestWorkspace('embedded', async (test) => {
    const { workspace, folder } = test
    await enterWorkspace(workspace)
    await writeFile(join(folder, 'prisma/schema.prisma'), 'mine')
    // As a kill leaves it on the way to lesson 2: the progress says so, half of the files are there.
    await workspace.progress.update(() => ({
      lesson: '02-feature-expansion',
      layingOut: true,
      lessons: {},
    }))
    await rm(join(folder, 'prisma.config.ts'))
    const { lesson, notes } = await openWorkspace(workspace)
    expect([lesson.slug, ...notes]).toEqual([
      '02-feature-expansion',
      'The last command was ended in the middle.',
      'Lesson 2, Feature expansion, is laid out in workspace/. It starts from the reference solution of lesson 1, whatever yours was.',
      'Your files of before are in workspace/.kept/2026-01-02-150405.',
    ])
    const files = await readFiles(folder)
    expect(files['.kept/2026-01-02-150405/prisma/schema.prisma']).toBe('mine')
    expect(files['prisma/schema.prisma']).toContain('model User')
    expect(await applied(test)).toEqual([['20260101000100_create_users'], 100])
    expect((await openWorkspace(workspace)).notes).toEqual([])
  })
})

test('a workspace of which only the mark was made is made', async () => {
  await withTestWorkspace('embedded', async ({ workspace, folder }) => {
    await mkdir(folder)
    await writeFile(join(folder, '.workspace'), '')
    const { lesson, notes } = await enterWorkspace(workspace)
    expect(lesson.slug).toBe('01-basic-users')
    expect(notes).toContain('The last command was ended in the middle.')
    expect(await namesOf(folder)).toContain('prisma/schema.prisma')
  })
})

test('files that are not the learner’s to write are put back, and their own are not', async () => {
  await withTestWorkspace('embedded', async ({ workspace, folder }) => {
    await enterWorkspace(workspace, second)
    for (const name of ['.workspace', 'prisma.config.ts', 'prisma', 'progress.txt']) {
      await rm(join(folder, name), { recursive: true })
      await mkdir(join(folder, 'prisma/migrations/20260101000100_create_users'), {
        recursive: true,
      })
      await writeFile(join(folder, 'prisma/schema.prisma'), 'mine')
      if (name === 'progress.txt') await writeFile(join(folder, 'prisma.config.ts'), 'mine')
      const { lesson } = await openWorkspace(workspace)
      expect(lesson.slug).toBe('02-feature-expansion')
    }
    const files = await readFiles(folder)
    expect(files['prisma/schema.prisma']).toBe('mine')
    expect(files['prisma.config.ts']).toBe('mine')
    expect(files['progress.txt']).toContain('lesson: 02-feature-expansion')
    expect(Object.keys(files)).toContain('prisma/migrations/migration_lock.toml')
  })
})

test('somebody else’s folder is refused before anything is written', async () => {
  await withTestWorkspace('embedded', async ({ workspace, folder }) => {
    await mkdir(folder)
    await writeFile(join(folder, 'thesis.txt'), 'mine')
    await expect(enterWorkspace(workspace)).rejects.toMatchObject({
      code: 'WORKSPACE_NOT_OURS',
      message: 'workspace/ was not made by the lab: it holds thesis.txt. Nothing was written.',
    })
    expect(await readFiles(folder)).toEqual({ 'thesis.txt': 'mine' })
    await rm(folder, { recursive: true })
    await writeFile(folder, 'a file')
    await expect(enterWorkspace(workspace)).rejects.toMatchObject({ code: 'WORKSPACE_NOT_OURS' })
    await rm(folder)
    await expect(openWorkspace(workspace)).rejects.toMatchObject({ code: 'WORKSPACE_MISSING' })
  })
})

test('a place where nothing can be written is a Problem', async () => {
  await withTestWorkspace('embedded', async ({ workspace, folder }) => {
    await enterWorkspace(workspace)
    await writeFile(join(folder, 'prisma/schema.prisma'), 'mine')
    // A file where the folder for kept files would be: also whoever may write everything can't.
    await writeFile(join(folder, '.kept'), '')
    await expect(resetLesson(workspace, first ?? missing())).rejects.toMatchObject({
      code: 'WORKSPACE_UNWRITABLE',
    })
    expect((await readFiles(folder))['prisma/schema.prisma']).toBe('mine')
  })
})

test('a broken progress is a Problem that names the line, and nothing is done', async () => {
  await withTestWorkspace('embedded', async ({ workspace, folder }) => {
    await enterWorkspace(workspace)
    const before = await readFiles(folder)
    await writeFile(join(folder, 'progress.txt'), 'lesson: 1\n\nlesson two is next\n')
    await expect(enterWorkspace(workspace, second)).rejects.toMatchObject({
      code: 'PROGRESS_BROKEN',
      message:
        'workspace/progress.txt, line 3, says neither which lesson, nor how far it is, nor a task: lesson two is next',
    })
    expect(await readFiles(folder)).toEqual({
      ...before,
      'progress.txt': 'lesson: 1\n\nlesson two is next\n',
    })
  })
})

function missing(): never {
  throw new Error('the course has two lessons')
}
