import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { readProject, readReference } from '../../src/learn/read-project.node.ts'
import { migration } from './support/change-project.ts'

/** What is read of a folder with these files: path → content. */
async function read(files: Readonly<Record<string, string | Uint8Array>>, further: string[] = []) {
  const folder = await mkdtemp(join(tmpdir(), 'lab-project-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), content)
    }
    return await readProject(folder, further)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test('a project is read as it is, byte-order marks and line ends included', async () => {
  const project = await read(
    {
      'prisma/schema.prisma': '\ufeffmodel',
      'prisma/migrations/migration_lock.toml': 'provider = "postgresql"',
      'prisma/migrations/2_second/migration.sql': '\ufeffSELECT 2;\r\n',
      'prisma/migrations/1_first/migration.sql': 'SELECT 1;',
      'prisma/migrations/1_first/down.sql': '-- nothing',
      'prisma/migrations/3_empty/notes.txt': 'no SQL',
      'backfill.sql': 'UPDATE users',
      'other.sql': 'not asked for',
    },
    ['backfill.sql', 'query.sql'],
  )
  expect(project).toEqual({
    schema: '\ufeffmodel',
    migrations: [
      migration('1_first', 'SELECT 1;', '-- nothing'),
      migration('2_second', '\ufeffSELECT 2;\r\n', undefined),
      migration('3_empty', '', undefined),
    ],
    files: { 'backfill.sql': 'UPDATE users' },
  })
})

test('a folder without anything is a project without anything', async () => {
  expect(await read({})).toEqual({ schema: undefined, migrations: [], files: {} })
})

test.each(['prisma/schema.prisma', 'prisma/migrations/1_first/migration.sql'])(
  '%s that is no text is a Problem',
  async (file) => {
    await expect(read({ [file]: new Uint8Array([0x53, 0xff, 0xfe]) })).rejects.toMatchObject({
      code: 'PROJECT_UNREADABLE',
      message: expect.stringMatching(/is not UTF-8 text/),
    })
  },
)

test('a file where a folder should be, and a folder where a file should be', async () => {
  expect((await read({ 'prisma/migrations': 'a file' })).migrations).toEqual([])
  await expect(read({ 'prisma/schema.prisma/inside': '' })).rejects.toMatchObject({
    code: 'PROJECT_UNREADABLE',
  })
})

test("the reference solution is the phase's schema, the history up to it, and its files", async () => {
  const { schema, migrations, files } = await readReference(course, 4)
  expect(schema).toMatch(/vector\(512\)/)
  expect(migrations.map(({ name }) => name)).toEqual(course.lessons.map((each) => each.migration))
  expect(Object.keys(files)).toEqual(['backfill.sql', 'query.sql'])
})
