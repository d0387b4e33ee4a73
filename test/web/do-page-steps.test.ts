import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { projectPath } from '../../src/project.node.ts'
import { findPageSteps } from '../../web/views/do/find-page-steps.ts'

test.each([
  [
    'cd workspace && npx prisma migrate dev --create-only --name create_users',
    [{ kind: 'draft', name: 'create_users' }],
  ],
  [
    'Let Prisma draft it: cd workspace && npx prisma migrate dev --create-only',
    [{ kind: 'draft', name: undefined }],
  ],
  [
    'Write it in workspace/prisma/schema.prisma, then: cd workspace && npx prisma migrate dev --create-only --name rename_name_to_full_name',
    [
      { kind: 'open', path: 'prisma/schema.prisma' },
      { kind: 'draft', name: 'rename_name_to_full_name' },
    ],
  ],
  [
    'begin with a fresh database and apply it again: npm run learn -- --reset-database, then cd workspace && npx prisma migrate deploy. Once others',
    [{ kind: 'reset database' }, { kind: 'run' }],
  ],
  [
    'Move that statement to workspace/backfill.sql, and when the migration is applied: cd workspace && npx prisma db execute --file backfill.sql',
    [
      { kind: 'open', path: 'backfill.sql' },
      { kind: 'run file', file: 'backfill.sql' },
    ],
  ],
  [
    "Bring the lesson's starting files back: npm run learn, then r. Yours are kept in workspace/.kept",
    [{ kind: 'reset lesson' }],
  ],
  [
    'Finish the tasks above first. To begin again: npm run learn, then r',
    [{ kind: 'reset lesson' }],
  ],
  ['npx prisma migrate deploy and once more npx prisma migrate deploy', [{ kind: 'run' }]],
  ['ALTER TABLE "users" RENAME COLUMN "full_name" TO "name";', []],
])('what is pressed for: %s', (text, steps) => {
  expect(findPageSteps(text)).toEqual(steps)
})

test('every prisma command of a hint is something to press here', () => {
  const hints = course.lessons.flatMap(({ tasks }) => tasks.flatMap((task) => task.hints))
  const commands = hints.filter((hint) => hint.includes('npx prisma'))
  expect(commands.length).toBeGreaterThan(5)
  expect(commands.filter((hint) => findPageSteps(hint).length === 0)).toEqual([])
})

test('every prisma command of a check or a mistake is something to press here', async () => {
  const folders = ['src/learn/checks', 'src/learn/mistakes'].map((path) => projectPath(path))
  const texts = await Promise.all(folders.flatMap(readLines))
  const commands = texts.flat().filter((line) => line.includes('npx prisma'))
  expect(commands.length).toBeGreaterThan(5)
  expect(commands.filter((line) => findPageSteps(line).length === 0)).toEqual([])
})

async function readLines(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  const texts = await Promise.all(names.map((name) => readFile(`${folder}/${name}`, 'utf8')))
  return texts.flatMap((text) => text.split('\n'))
}
