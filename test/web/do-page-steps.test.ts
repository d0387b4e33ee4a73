import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import { SCHEMA_FILE } from '../../src/learn/workspace/workspace-layout.ts'
import { projectPath } from '../../src/project.node.ts'
import { findPageSteps } from '../../web/views/do/find-page-steps.ts'
import { FIXES_HERE } from '../../web/views/do/fix-here.ts'
import { possibleSteps } from '../../web/views/do/possible-steps.ts'
import { problemsOfPage } from './support/problems-of-page.ts'

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

/** Where a command begins in a text that speaks to people at a terminal. */
const COMMAND =
  /(?=\b(?:npm run|(?<!npx )prisma (?:migrate|db|validate|generate)|npx|psql|git)\b|\b(?:cp|mv|rm) )/

/** The commands of a text for which there is nothing to press in the page. */
function unmapped(text: string): string[] {
  const [, ...commands] = text.split(COMMAND)
  return commands.filter((command) => findPageSteps(command).length === 0)
}

test('a command that the page has no step for is found', () => {
  expect(unmapped('npx prisma migrate deploy, then npx prisma studio or psql')).toEqual([
    'npx prisma studio or ',
  ])
})

test('every command of a hint is something to press here', () => {
  const hints = course.lessons.flatMap(({ tasks }) => tasks.flatMap((task) => task.hints))
  expect(hints.length).toBeGreaterThan(80)
  expect(hints.flatMap(unmapped)).toEqual([])
})

test('every command that a check, a mistake or a note ends in is something to press here', async () => {
  const folders = ['src/learn/checks', 'src/learn/mistakes', 'src/learn/workspace', 'src/learn']
  const tasks = course.lessons.map(({ slug }) => `lessons/${slug}/tasks.ts`)
  const sources = [...(await Promise.all(folders.map(listSources))).flat(), ...tasks]
  const texts = (await Promise.all(sources.map(readNext))).flat()
  expect(texts.length).toBeGreaterThan(60)
  expect(texts.flatMap(unmapped)).toEqual([])
})

test('every command in a file that a lesson begins with is something to press here', async () => {
  const starter = projectPath('lessons/04-advanced-types/starter')
  const names = await readdir(starter)
  const texts = await Promise.all(names.map((name) => readFile(`${starter}/${name}`, 'utf8')))
  expect(texts.flatMap((text) => text.split(COMMAND).slice(1)).length).toBeGreaterThan(1)
  expect(texts.flatMap(unmapped)).toEqual([])
})

test('what is pressed about a Problem in this view belongs to Problems that exist', () => {
  const codes = problemsOfPage().map(({ code }) => code)
  expect(Object.keys(FIXES_HERE).filter((code) => !codes.includes(code))).toEqual([])
})

const FIRST = '20260101000100_create_users'
const OWN = '20260301000000_mine'
const files = {
  [SCHEMA_FILE]: '',
  [`prisma/migrations/${FIRST}/migration.sql`]: '',
  [`prisma/migrations/${OWN}/migration.sql`]: '',
}

test.each([
  [
    'In your migration.sql, rename instead of adding',
    [{ kind: 'open', path: `prisma/migrations/${OWN}/migration.sql` }],
  ],
  [
    `Write workspace/prisma/migrations/${OWN}/down.sql: what undoes each statement of migration.sql`,
    [
      { kind: 'open', path: `prisma/migrations/${OWN}/down.sql` },
      { kind: 'open', path: `prisma/migrations/${OWN}/migration.sql` },
    ],
  ],
  ['Mend workspace/prisma/migrations/20260101000200_gone/migration.sql and save it.', []],
  [
    `Put it back: cp -R prisma/migrations/${FIRST} workspace/prisma/migrations/`,
    [{ kind: 'put back', name: FIRST, file: undefined }],
  ],
  [
    `Give it its name back: mv workspace/prisma/migrations/${OWN} workspace/prisma/migrations/20260401000000_mine`,
    [{ kind: 'rename', from: OWN, to: '20260401000000_mine' }],
  ],
  [`mv workspace/prisma/migrations/${OWN} workspace/prisma/migrations/${FIRST}`, []],
  ['Change schema.prisma', [{ kind: 'open', path: SCHEMA_FILE }]],
])('with the files as they are, what is pressed for: %s', (text, steps) => {
  const [, second] = course.lessons
  if (!second) throw new Error('There is a second lesson')
  expect(possibleSteps(text, files, second)).toEqual(steps)
})

async function listSources(folder: string): Promise<string[]> {
  const names = await readdir(projectPath(folder))
  return names.filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`)
}

/** What a source says to do next, with a name in place of each expression. */
async function readNext(path: string): Promise<string[]> {
  const text = await readFile(projectPath(path), 'utf8')
  const found = text.matchAll(/\b(?:next|remedy)(?:: ([\s\S]*?),\n| = (.*)\n)/g)
  return [...found].map(([, of = '', is = '']) => (of || is).replaceAll(/\$\{[^}]*\}/g, 'x'))
}
