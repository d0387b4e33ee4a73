import { readFile } from 'node:fs/promises'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { newProgress, noteAnswer } from '../../src/learn/workspace/progress.ts'
import { LOCK_FILE, SCHEMA_FILE } from '../../src/learn/workspace/workspace-layout.ts'
import { Problem } from '../../src/problem.ts'
import { projectPath } from '../../src/project.node.ts'
import { EXPORTED_LOCK } from '../../web/storage/exported-config.ts'
import { packWorkspace, unpackWorkspace } from '../../web/storage/workspace-zip.ts'

const { lessons } = course
const now = new Date(2026, 0, 2, 15, 4)
const UP = 'prisma/migrations/20260102000000_rename/migration.sql'
const DOWN = 'prisma/migrations/20260102000000_rename/down.sql'
const files = {
  [SCHEMA_FILE]: 'model User { id Int @id }\r\n// ✓ 名前\n',
  [UP]: 'ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";\n',
  [DOWN]: '',
  'backfill.sql': '-- nothing yet',
}
const progress = noteAnswer(
  newProgress('03-safe-rename', '2026-01-02 15:04'),
  '03-safe-rename',
  'lock',
  '3',
)

test('what is exported comes back as it was, to the byte', () => {
  const zip = packWorkspace({ files, progress }, lessons, now)
  expect(unpackWorkspace(zip, lessons, now)).toEqual({ files, progress, notes: [] })
})

test('an exported workspace is the folder that the terminal and Prisma know', async () => {
  const zip = unzipSync(packWorkspace({ files, progress }, lessons, now))
  expect(Object.keys(zip).sort()).toEqual(
    [
      'workspace/README.txt',
      'workspace/backfill.sql',
      `workspace/${DOWN}`,
      `workspace/${UP}`,
      'workspace/prisma.config.ts',
      `workspace/${LOCK_FILE}`,
      `workspace/${SCHEMA_FILE}`,
      'workspace/progress.txt',
    ].sort(),
  )
  expect(EXPORTED_LOCK).toBe(await readFile(projectPath(LOCK_FILE), 'utf8'))
})

test('a zip of a folder from the terminal is imported without what the lab or Prisma made in it', () => {
  const zip = zipOf({
    'my/workspace/.workspace': 'mark',
    'my/workspace/.kept/2026-01-01-000000/prisma/schema.prisma': 'kept',
    'my/workspace/.passed/01-basic-users/prisma/schema.prisma': 'passed',
    'my/workspace/prisma.config.ts': 'somebody’s own code',
    'my/workspace/prisma/schema.prisma': 'model A {}',
    'my/workspace/prisma/schema.prisma~': 'an editor’s copy',
    'my/workspace/prisma/migrations/migration_lock.toml': 'provider = "mysql"',
    'my/workspace/prisma/migrations/20260101000100_create_users/migration.sql': 'SELECT 1;',
    'my/workspace/generated/client/client.ts': 'generated',
    'my/workspace/query.sql': 'SELECT 2;',
    'my/notes.txt': 'beside it',
    '__MACOSX/prisma/schema.prisma': 'a Mac’s own',
  })
  expect(unpackWorkspace(zip, lessons, now)).toEqual({
    files: {
      [SCHEMA_FILE]: 'model A {}',
      'prisma/migrations/20260101000100_create_users/migration.sql': 'SELECT 1;',
      'query.sql': 'SELECT 2;',
    },
    progress: newProgress('02-feature-expansion', '2026-01-02 15:04'),
    notes: ['It holds no progress.txt: your progress begins anew.'],
  })
})

test('a line of progress.txt that says nothing is told, and the others hold', () => {
  const zip = zipOf({
    [SCHEMA_FILE]: 'model A {}',
    'progress.txt': 'lesson: 2\nwhat is this\n02-feature-expansion: begun 2026-01-01 10:00\n',
  })
  expect(unpackWorkspace(zip, lessons, now)).toEqual({
    files: { [SCHEMA_FILE]: 'model A {}' },
    progress: newProgress('02-feature-expansion', '2026-01-01 10:00'),
    notes: ['progress.txt, line 2, could not be read: what is this'],
  })
})

test.each([
  ['no zip', strToU8('no zip at all'), 'ZIP_UNREADABLE'],
  ['nothing', new Uint8Array(), 'ZIP_UNREADABLE'],
  ['half a zip', packWorkspace({ files, progress }, lessons, now).slice(0, 300), 'ZIP_UNREADABLE'],
  ['a zip of nothing', zipOf({}), 'ZIP_WITHOUT_SCHEMA'],
  ['a zip of something else', zipOf({ 'letter.txt': 'Dear' }), 'ZIP_WITHOUT_SCHEMA'],
  ['a kept schema alone', zipOf({ '.kept/1/prisma/schema.prisma': '' }), 'ZIP_WITHOUT_SCHEMA'],
  ['a way up', zipOf({ [SCHEMA_FILE]: '', '../evil.sql': '' }), 'ZIP_PATH_REFUSED'],
  ['a way up inside', zipOf({ 'a/../../prisma/schema.prisma': '' }), 'ZIP_PATH_REFUSED'],
  ['a path of Windows', zipOf({ [SCHEMA_FILE]: '', '..\\evil.sql': '' }), 'ZIP_PATH_REFUSED'],
  ['an absolute path', zipOf({ [SCHEMA_FILE]: '', '/etc/passwd': '' }), 'ZIP_PATH_REFUSED'],
  ['a drive', zipOf({ [SCHEMA_FILE]: '', 'C:/evil.sql': '' }), 'ZIP_PATH_REFUSED'],
  ['a huge schema', zipOf({ [SCHEMA_FILE]: ' '.repeat(1_000_001) }), 'ZIP_TOO_LARGE'],
  ['much SQL', zipOf({ [SCHEMA_FILE]: '', ...migrations(6, 900_000) }), 'ZIP_TOO_LARGE'],
  ['too many files', zipOf({ [SCHEMA_FILE]: '', ...migrations(5_000, 1) }), 'ZIP_TOO_LARGE'],
  ['a huge file', new Uint8Array(20_000_001), 'ZIP_TOO_LARGE'],
  ['bytes for a schema', zipSync({ [SCHEMA_FILE]: Uint8Array.of(0xff, 0xfe) }), 'ZIP_NOT_TEXT'],
])('%s is refused', (_, zip, code) => {
  expect(problemOf(() => unpackWorkspace(zip, lessons, now)).code).toBe(code)
})

test('a file that is larger than its zip says is cut off, not unpacked', () => {
  const zip = zipOf({ [SCHEMA_FILE]: ' '.repeat(900_000), 'progress.txt': '' })
  const view = new DataView(zip.buffer)
  const entry = findSignature(view, 0x02014b50)
  view.setUint32(entry + 24, 10, true)
  const { files } = unpackWorkspace(zip, lessons, now)
  expect(files).toEqual({ [SCHEMA_FILE]: ' '.repeat(10) })
})

test('what is refused says what to do, and that nothing is lost', () => {
  const problem = problemOf(() => unpackWorkspace(zipOf({ '../evil.sql': '' }), lessons, now))
  expect(`${problem.message}\n${problem.fix}`).toMatchInlineSnapshot(`
    "That zip holds a path that leads out of its folder: ../evil.sql. Your workspace is as it was.
    Zip the workspace folder by its name, from the folder above it: zip -r workspace.zip workspace"
  `)
})

function zipOf(texts: Record<string, string>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(texts).map(([path, text]) => [path, strToU8(text)])
  return zipSync(Object.fromEntries(entries), { level: 1 })
}

function migrations(count: number, length: number): Record<string, string> {
  const paths = Array.from({ length: count }, (_, n) => `prisma/migrations/${n}_x/migration.sql`)
  return Object.fromEntries(paths.map((path) => [path, '-'.repeat(length)]))
}

function findSignature(view: DataView, signature: number): number {
  for (let at = 0; at < view.byteLength - 4; at++) {
    if (view.getUint32(at, true) === signature) return at
  }
  throw new Error('not there')
}

function problemOf(work: () => unknown): Problem {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('Nothing was refused')
}
