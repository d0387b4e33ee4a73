import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { type CommandLine, withCommandLine, withProjectCopy } from '../support/command-line.ts'
import { fillIn, listLesson } from '../support/filled-in-lesson.ts'
import { copyTests, runTests } from '../support/run-tests.ts'

// The content tests run twice.
vi.setConfig({ testTimeout: 600_000 })

const steady = (text: string) => text.replace(/\d{14}/g, '<timestamp>')

function withCopy<T>(work: (line: CommandLine) => Promise<T>): Promise<T> {
  return withProjectCopy((folder) => withCommandLine('embedded', work, folder))
}

test('a lesson is laid out, and what is left to the author is said', async () => {
  await withCopy(async ({ folder, run }) => {
    const laidOut = await run('new-lesson', '--name', 'add-teams')
    expect(laidOut).toMatchObject({ code: 0, stderr: '' })
    expect(steady(laidOut.stdout)).toMatchInlineSnapshot(`
      "Lesson 05-add-teams is laid out:
        lessons/05-add-teams/README.md
        lessons/05-add-teams/lesson.ts
        lessons/05-add-teams/tasks.ts
        lessons/05-add-teams/schema.prisma
        lessons/05-add-teams/app.ts
        prisma/migrations/<timestamp>_add_teams/down.sql
        prisma/migrations/<timestamp>_add_teams/migration.sql

      Add it to lessons/course.ts:
        import { addTeams } from './05-add-teams/lesson.ts'
        lessons: [ … , addTeams],

      The schema at head is that of the last lesson: let prisma/schema.prisma follow
      lessons/05-add-teams/schema.prisma, but for the client's folder.

      Next: lessons/README.md says what to fill in, and npm test when it is whole
      "
    `)
    const read = (file: string) => readFile(join(folder, file), 'utf8')
    expect(steady(await read('lessons/05-add-teams/lesson.ts'))).toMatchInlineSnapshot(`
      "import { defineLesson } from '../../src/learn/taught-lesson.ts'
      import { tasks } from './tasks.ts'

      export const addTeams = defineLesson({
        phase: 5,
        slug: '05-add-teams',
        title: 'Add teams',
        // One sentence: what changes in the schema, and why.
        summary: '',
        migration: '<timestamp>_add_teams',
        // Where each field of users lives once this lesson is done.
        columns: {
          name: 'full_name',
          email: 'email',
          bio: 'bio',
          settings: 'settings',
          embedding: 'embedding',
        },
        tasks,
        // Files beside the Prisma project that a learner writes: \`x.sql\` in starter/ and in solution/.
        files: [],
      })
      "
    `)
    const schema = await read('lessons/04-advanced-types/schema.prisma')
    expect(await read('lessons/05-add-teams/schema.prisma')).toBe(
      schema.replace('generated/phase-4', 'generated/phase-5'),
    )
  })
})

test('a name that is none, or is taken, is a Problem, and nothing is written', async () => {
  await withCopy(async ({ folder, run }) => {
    const list = async () => [
      await readdir(join(folder, 'lessons')),
      await readdir(join(folder, 'prisma/migrations')),
    ]
    const before = await list()
    const problem = async (...words: string[]) => {
      const { code, stdout, stderr } = await run('new-lesson', ...words)
      expect([code, stdout]).toEqual([2, ''])
      return stderr
    }
    expect(await problem()).toMatchInlineSnapshot(`
      "Problem: A lesson needs a name that says what it changes.
      Next: npm run new-lesson -- --name what-changes
      LESSON_NAME_INVALID
      "
    `)
    expect(await problem('--name', 'Add Teams!')).toMatchInlineSnapshot(`
      "Problem: A lesson's name is small letters, digits and -, at most 40; "Add
      Teams!" is not.
      Next: npm run new-lesson -- --name add-teams
      LESSON_NAME_INVALID
      "
    `)
    expect(await problem('--name', 'safe-rename')).toMatchInlineSnapshot(`
      "Problem: There is a lesson of that name: lessons/03-safe-rename.
      Next: Take a name of its own: npm run new-lesson -- --name more-safe-rename
      LESSON_NAME_TAKEN
      "
    `)
    expect(await problem('--name', 'create-users')).toContain('LESSON_NAME_TAKEN')
    expect(await list()).toEqual(before)
    await run('new-lesson', '--name', 'add-teams')
    expect(await problem('--name', 'add-more')).toMatchInlineSnapshot(`
      "Problem: lessons/05-add-teams is not in lessons/course.ts, so it can't be told
      what comes after it.
      Next: Add it there (lessons/README.md says how), or remove it, then type the command again.
      LESSON_UNFINISHED
      "
    `)
  })
})

const CONTENT = ['lessons', 'lesson-readmes', 'learn/content'].map((name) => `test/${name}.test.ts`)
const OF_THE_LESSON = '05-add-teams|add_teams|lesson 5|the course lists|the head schema|each lesson'

test('the content tests refuse the lesson as it is laid out, and accept it filled in', async () => {
  await withCopy(async ({ folder, run }) => {
    await copyTests(folder)
    const report = JSON.parse((await run('new-lesson', '--name', 'add-teams', '--json')).stdout)
    await listLesson(folder, report)
    expect(
      (await runTests(folder, CONTENT, OF_THE_LESSON)).failed.map(steady),
    ).toMatchInlineSnapshot(`
      [
        "lesson 05-add-teams shows the draft that Prisma makes",
        "lesson 05-add-teams is whole",
        "pglite: the down.sql of 05-add-teams undoes its migration.sql",
        "05-add-teams: each task says what to do, with three hints and its links",
        "05-add-teams: the starter fails, and names no mistake",
      ]
    `)
    await fillIn(folder, report)
    expect(await runTests(folder, CONTENT, OF_THE_LESSON)).toEqual({
      failed: [],
      passed: expect.any(Number),
    })
  })
})
