import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { servers, withCommandLine, withProjectCopy } from '../support/command-line.ts'
import { runPrisma } from '../support/prisma-cli.ts'

// Each command starts two processes.
vi.setConfig({ testTimeout: 400_000 })

const steady = (text: string) =>
  text.replace(/\d{4}-\d\d-\d\d-\d{6}/g, '<time>').replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, '<when>')

const MIGRATION = 'prisma/migrations/20260101000100_create_users'

test.each(servers)('%s: a lesson is checked, answered, passed and left behind', async (server) => {
  await withProjectCopy((folder) =>
    withCommandLine(
      server,
      async ({ run, settings }) => {
        const workspace = join(folder, 'workspace')
        await run('learn')
        const schema = await readFile(join(folder, 'lessons/01-basic-users/schema.prisma'), 'utf8')
        await writeFile(
          join(workspace, 'prisma/schema.prisma'),
          schema.replace('../../generated/phase-1', '../generated/client'),
        )
        await cp(
          join(folder, MIGRATION),
          join(workspace, 'prisma/migrations/20270101000000_mine'),
          {
            recursive: true,
          },
        )
        const asked = await run('check-lesson')
        expect(asked).toMatchObject({ code: 4, stderr: '' })
        expect(asked.stdout).toMatchInlineSnapshot(`
          "Lesson 1: Basic users. 3 of 5 tasks passed.

          ? Task 3: Read the SQL, and say what PostgreSQL makes of it
            The file creates one table. What else will be in the database after it?
              1  Nothing else
              2  An index
              3  A sequence
              4  An index and a sequence

          ✓ 1 passed    Describe the table users in schema.prisma: an id that numbers its…
          ✓ 2 passed    Let Prisma draft the migration, without running it
          ? 3 question  Read the SQL, and say what PostgreSQL makes of it
          ✓ 4 passed    Make room for a hundred people with difficult names
          · 5 to do     Apply the migration to your own database

          Next: answer with a key: npm run check:lesson -- --answer read-sql=1
          "
        `)

        const deployed = await runPrisma(workspace, ['migrate', 'deploy'], {
          environment: { ...settings, PRISMA_SCHEMA_ENGINE_BINARY: undefined },
        })
        expect(deployed.code).toBe(0)
        expect((await run('check-lesson', '--answer', 'read-sql=1')).code).toBe(4)
        const passed = await run('check-lesson', '--answer=3=4')
        expect(passed).toMatchObject({ code: 0, stderr: '' })
        expect(passed.stdout).toMatchInlineSnapshot(`
          "Lesson 1: Basic users. 5 of 5 tasks passed.

          ✓ Task 3: Read the SQL, and say what PostgreSQL makes of it
            measured  Measured in the catalog: index users_pkey, unique btree (id) and
                      sequence users_id_seq, owned by users.id. The index keeps the
                      primary key unique and finds a row by it. The sequence hands out the
                      numbers; it does not roll back, so ids have gaps, and a gap is no
                      lost row.

          ✓ 1 passed    Describe the table users in schema.prisma: an id that numbers its…
          ✓ 2 passed    Let Prisma draft the migration, without running it
          ✓ 3 passed    Read the SQL, and say what PostgreSQL makes of it
          ✓ 4 passed    Make room for a hundred people with difficult names
          ✓ 5 passed    Apply the migration to your own database

          Lesson 1 is passed. Next: npm run learn -- --next
          "
        `)
        const json = JSON.parse((await run('check-lesson', '--json')).stdout)
        expect(Object.keys(json)).toEqual(['lesson', 'passed', 'tasks', 'goal', 'notes'])
        expect(json.tasks[0]).toEqual({
          number: 1,
          id: 'model',
          title: expect.any(String),
          status: 'passed',
        })

        const next = await run('check-lesson', '--next')
        expect(next).toMatchObject({ code: 0, stderr: '' })
        expect(steady(next.stdout)).toMatchInlineSnapshot(`
          "Lesson 1 is passed.
          Lesson 2, Feature expansion, is laid out in workspace/. It starts from the
          reference solution of lesson 1, whatever yours was.
          Your files of before are in workspace/.kept/<time>.
          Next: npm run learn
          "
        `)
        expect((await run('check-lesson', '1')).code).toBe(0)
        const all = await run('check-lesson', '--all')
        expect(all).toMatchObject({ code: 4, stderr: '' })
        expect(steady(all.stdout)).toMatchInlineSnapshot(`
          "     lesson  title              tasks passed  state
            ─  ──────  ─────────────────  ────────────  ───────────────────────
            ✓  1       Basic users        5 of 5        passed <when>
            ▸  2       Feature expansion  0 of 6        you are here
            ·  3       Safe rename        0 of 8        to come
            ·  4       Advanced types     0 of 10       to come
          Next: npm run learn
          "
        `)
        expect(
          steady(await readFile(join(workspace, 'progress.txt'), 'utf8')),
        ).toMatchInlineSnapshot(`
          "# How far you are in prisma-migration-lab. You may mend this by hand. To have it worked out
          # anew from your files: npm run check:lesson -- --all
          lesson: 02-feature-expansion

          01-basic-users: passed <when>
            [x] model
            [x] draft
            [x] read-sql = 4
            [x] rows
            [x] apply
          02-feature-expansion: begun <when>
            [ ] add-fields
            [ ] migrate
            [ ] predict-lock
            [ ] predict-rewrite
            [ ] way-back
            [ ] apply
          "
        `)
      },
      folder,
    ),
  )
})
