import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { SCHEMA_FILE } from '../../src/learn/workspace/workspace-layout.ts'
import { beginWorkspace, bringBack, isUntouched } from '../../web/views/do/keep-workspace.ts'
import {
  findNameTrouble,
  migrationNames,
  projectOfFiles,
  removeMigration,
  renameMigration,
} from '../../web/views/do/project-of-files.ts'

const [first, second] = course.lessons
if (!first || !second) throw new Error('A course has lessons')
const NOW = new Date(2026, 0, 2, 15, 4)
const LATER = new Date(2026, 0, 2, 15, 5)
const files = {
  [SCHEMA_FILE]: 'model A {}',
  'prisma/migrations/2_b/migration.sql': 'SELECT 2;',
  'prisma/migrations/1_a/down.sql': 'SELECT -1;',
  'query.sql': 'SELECT 3;',
}

test('files that nobody has written in are not kept', () => {
  const begun = beginWorkspace(undefined, first, 'begun', NOW)
  expect(isUntouched(begun)).toBe(true)
  expect(beginWorkspace(begun, second, 'Lesson 2 was begun.', NOW).kept).toEqual([])
})

test('files that somebody has written in are kept, and come back with their lesson', () => {
  const begun = beginWorkspace(undefined, first, 'begun', NOW)
  const written = { ...begun, files }
  const next = beginWorkspace(written, second, 'Lesson 2 was begun.', NOW)
  const [kept] = next.kept
  expect(next.kept).toEqual([
    { at: NOW.toISOString(), lesson: first.slug, why: 'Lesson 2 was begun.', files },
  ])
  if (!kept) throw new Error('Nothing was kept')
  const back = bringBack({ ...next, files: { ...files, 'query.sql': '' } }, kept, LATER)
  expect(back).toMatchObject({ files, progress: { lesson: first.slug, layingOut: true } })
  expect(back.kept).toEqual([
    {
      at: LATER.toISOString(),
      lesson: second.slug,
      why: 'An earlier version was brought back.',
      files: { ...files, 'query.sql': '' },
    },
  ])
})

test('a project is what a check reads: folders by name, what is missing empty or undefined', async () => {
  const project = await projectOfFiles(files, ['query.sql', 'backfill.sql'])
  expect(project).toMatchObject({
    schema: 'model A {}',
    migrations: [
      { name: '1_a', up: '', down: 'SELECT -1;' },
      { name: '2_b', up: 'SELECT 2;', down: undefined },
    ],
    files: { 'query.sql': 'SELECT 3;' },
  })
})

test('a migration is renamed and removed with its files, and nothing else', () => {
  const renamed = renameMigration(files, '2_b', '0_first')
  expect(migrationNames(renamed)).toEqual(['0_first', '1_a'])
  expect(renamed['prisma/migrations/0_first/migration.sql']).toBe('SELECT 2;')
  expect(removeMigration(renamed, '0_first')).toEqual({
    [SCHEMA_FILE]: 'model A {}',
    'prisma/migrations/1_a/down.sql': 'SELECT -1;',
    'query.sql': 'SELECT 3;',
  })
})

test.each([
  ['20260102000000_rename', undefined],
  ['', 'A folder of a migration is named with letters, digits and _.'],
  ['../up', 'A folder of a migration is named with letters, digits and _.'],
  ['.hidden', 'A folder of a migration is named with letters, digits and _.'],
  ['1_a', 'There is a migration 1_a already.'],
])('whether a migration may be called “%s”', (name, trouble) => {
  expect(findNameTrouble(name, ['1_a'])).toBe(trouble)
})
