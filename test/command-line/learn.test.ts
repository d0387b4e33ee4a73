import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { servers, withCommandLine, withProjectCopy } from '../support/command-line.ts'

// Each command starts two processes.
vi.setConfig({ testTimeout: 400_000 })

const steady = (text: string) =>
  text.replace(/\d{4}-\d\d-\d\d-\d{6}/g, '<time>').replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, '<when>')

test.each(servers)(
  '%s: learn without a terminal makes the workspace and checks it',
  async (server) => {
    await withProjectCopy((folder) =>
      withCommandLine(
        server,
        async ({ run }) => {
          const made = await run('learn')
          expect(made).toMatchObject({ code: 4, stderr: '' })
          expect(made.stdout).toMatchInlineSnapshot(`
            "workspace/ is made: a Prisma project of your own, with a database of its own.
            Lesson 1, Basic users, is laid out in workspace/. It starts without a table.

            Lesson 1: Basic users. 0 of 5 tasks passed.

            ✗ Task 1: Describe the table users in schema.prisma: an id that numbers
              itself, and a name
              expected  A table users with two columns: id, the primary key that numbers
                        itself, and name, which every row has.
              found     There is no table users.
              why       The schema is the state you want. Prisma drafts the way there by
                        comparing it with what your migrations have built so far.
              next      Change the model in workspace/prisma/schema.prisma and save it.

            ✗ 1 failed    Describe the table users in schema.prisma: an id that numbers its…
            · 2 to do     Let Prisma draft the migration, without running it
            ? 3 question  Read the SQL, and say what PostgreSQL makes of it
            · 4 to do     Make room for a hundred people with difficult names
            · 5 to do     Apply the migration to your own database

            Next: do that, then npm run check:lesson
            "
          `)
          expect((await run('learn', '--list')).stdout).toMatchInlineSnapshot(`
            "     lesson  title              tasks passed  state
              ─  ──────  ─────────────────  ────────────  ────────────
              ▸  1       Basic users        0 of 5        you are here
              ·  2       Feature expansion  0 of 6        to come
              ·  3       Safe rename        0 of 8        to come
              ·  4       Advanced types     0 of 10       to come
            Next: npm run learn
            "
          `)
          expect((await run('learn', '--plain')).stdout).toMatchInlineSnapshot(`
            "Lesson 1: Basic users. 0 of 5 tasks passed.
            Task 1 failed: Describe the table users in schema.prisma: an id that numbers itself, and a name.
            Expected: A table users with two columns: id, the primary key that numbers itself, and name, which every row has.
            Found: There is no table users.
            Why: The schema is the state you want. Prisma drafts the way there by comparing it with what your migrations have built so far.
            Next: Change the model in workspace/prisma/schema.prisma and save it.
            Task 1, failed: Describe the table users in schema.prisma: an id that numbers itself, and a name.
            Task 2, to do: Let Prisma draft the migration, without running it.
            Task 3, a question: Read the SQL, and say what PostgreSQL makes of it.
            Task 4, to do: Make room for a hundred people with difficult names.
            Task 5, to do: Apply the migration to your own database.
            Next: do that, then npm run check:lesson
            "
          `)
          const next = await run('learn', '--next')
          expect(next).toMatchObject({ code: 4, stderr: '' })
          expect(next.stdout).toBe((await run('check-lesson')).stdout)
        },
        folder,
      ),
    )
  },
)

test('a later lesson, and back to its start', async () => {
  await withProjectCopy((folder) =>
    withCommandLine(
      'embedded',
      async ({ run }) => {
        const schema = join(folder, 'workspace/prisma/schema.prisma')
        expect(JSON.parse((await run('learn', '3', '--json')).stdout)).toMatchObject({
          lesson: { number: 3, slug: '03-safe-rename', title: 'Safe rename' },
          passed: false,
          notes: [
            'workspace/ is made: a Prisma project of your own, with a database of its own.',
            'Lesson 3, Safe rename, is laid out in workspace/. It starts from the reference solution of lesson 2, whatever yours was.',
          ],
        })
        const start = await readFile(schema, 'utf8')
        await writeFile(schema, 'mine')
        const reset = await run('learn', '--reset')
        expect(reset).toMatchObject({ code: 0, stderr: '' })
        expect(steady(reset.stdout)).toMatchInlineSnapshot(`
          "Lesson 3, Safe rename, is laid out in workspace/. It starts from the reference
          solution of lesson 2, whatever yours was.
          Your files of before are in workspace/.kept/<time>.
          Next: npm run learn
          "
        `)
        expect(await readFile(schema, 'utf8')).toBe(start)
        const database = await run('learn', '--reset-database', '--json')
        expect(JSON.parse(database.stdout)).toEqual({
          lesson: '03-safe-rename',
          notes: [
            'Your own database is at the start of lesson 3 again, with the hundred people in it. Your files are as they were.',
            'To run them on it: cd workspace && npx prisma migrate deploy',
          ],
        })
      },
      folder,
    ),
  )
})

test('what can’t be done is a Problem with the next command', async () => {
  await withProjectCopy((folder) =>
    withCommandLine(
      'embedded',
      async ({ run }) => {
        const problem = async (...words: [string, ...string[]]) => {
          const { code, stdout, stderr } = await run(...words)
          expect([code, stdout]).toEqual([2, ''])
          return stderr
        }
        expect(await problem('check-lesson')).toMatchInlineSnapshot(`
          "Problem: There is no workspace yet: no lesson was begun.
          Next: npm run learn
          WORKSPACE_MISSING
          "
        `)
        expect(await problem('learn', '7')).toMatchInlineSnapshot(`
          "Problem: There is no lesson "7". A lesson is 1 to 4, or the name of its folder
          in lessons/.
          Next: npm run learn -- 1
          LESSON_UNKNOWN
          "
        `)
        expect((await run('learn', '--list')).stdout).toContain('to come')
        await writeFile(join(folder, 'workspace'), '')
        expect(await problem('learn')).toMatchInlineSnapshot(`
          "Problem: workspace/ was not made by the lab: it is a file. Nothing was written.
          Next: Move it away: mv workspace my-workspace, then: npm run learn
          WORKSPACE_NOT_OURS
          "
        `)
        await rm(join(folder, 'workspace'))
        await run('learn')
        expect(await problem('check-lesson', '2')).toMatchInlineSnapshot(`
          "Problem: Lesson 2 is not what the workspace is at (lesson 1), and it was not
          passed before.
          Next: Begin it, with what is there kept: npm run learn -- 2
          LESSON_NOT_BEGUN
          "
        `)
        expect(await problem('check-lesson', '--answer', 'model=1')).toMatchInlineSnapshot(`
          "Problem: No task "model" of this lesson asks a question. Those that do: 3 or
          read-sql.
          Next: npm run check:lesson -- --answer read-sql=1
          ANSWER_UNKNOWN
          "
        `)
        expect(await problem('check-lesson', '--answer', '3=9')).toMatchInlineSnapshot(`
          "Problem: "9" is no answer to read-sql. The keys are: 1 (Nothing else), 2 (An
          index), 3 (A sequence), 4 (An index and a sequence).
          Next: npm run check:lesson -- --answer read-sql=1
          ANSWER_UNKNOWN
          "
        `)
        expect(await problem('check-lesson', '--answer')).toMatchInlineSnapshot(`
          "Problem: --answer needs a value: TASK=KEY.
          Next: npm run check:lesson -- --help
          ARGUMENT_UNKNOWN
          "
        `)
        await writeFile(join(folder, 'workspace/progress.txt'), 'lesson one\n')
        expect(await problem('check-lesson')).toMatchInlineSnapshot(`
          "Problem: workspace/progress.txt, line 1, says neither which lesson, nor how far
          it is, nor a task: lesson one
          Next: Mend that line or remove it. To have the file made anew from your files: npm run check:lesson -- --all
          PROGRESS_BROKEN
          "
        `)
        const all = await run('check-lesson', '--all')
        expect(all).toMatchObject({ code: 4, stderr: '' })
        expect(steady(all.stdout)).toMatchInlineSnapshot(`
          "workspace/progress.txt could not be read as a whole; as it was, it is in
          workspace/.kept/<time>.
               lesson  title              tasks passed  state
            ─  ──────  ─────────────────  ────────────  ────────────
            ▸  1       Basic users        0 of 5        you are here
            ·  2       Feature expansion  0 of 6        to come
            ·  3       Safe rename        0 of 8        to come
            ·  4       Advanced types     0 of 10       to come
          Next: npm run learn
          "
        `)
      },
      folder,
    ),
  )
})
