import { execFileSync } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { servers, withCommandLine, withProjectCopy } from '../support/command-line.ts'

const ADD = 'prisma/migrations/20260101000200_add_email_and_bio'
const RENAME = 'prisma/migrations/20260101000300_rename_name_to_full_name'

test.each(servers)('%s: status and check say where a database stands', async (server) => {
  await withProjectCopy(async (folder) => {
    const git = (...words: string[]) => execFileSync('git', words, { cwd: folder })
    git('init', '--quiet')
    git('add', 'prisma')
    const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.com']
    git(...author, 'commit', '--quiet', '--message', 'The history')
    await withCommandLine(
      server,
      async ({ run }) => {
        expect(await run('status')).toMatchObject({
          code: 0,
          stdout: expect.stringContaining('The lab database is at base.\nApplied: none\n'),
        })
        await run('phase', '2')
        const clean = await run('status')
        expect(clean).toMatchObject({ code: 0, stderr: '' })
        expect(clean.stdout).toMatchInlineSnapshot(`
          "The lab database is at phase 2.
          Applied:
            ✓ 20260101000100_create_users
            ✓ 20260101000200_add_email_and_bio
          Pending:
            · 20260101000300_rename_name_to_full_name
            · 20260101000400_add_settings_and_embedding
          The schema is what they make. Next: npm run phase -- next
          "
        `)
        expect(await run('check')).toEqual({
          code: 0,
          stdout: 'ok: phase 2, 2 pending, no drift\n',
          stderr: '',
        })
        const file = join(folder, ADD, 'migration.sql')
        await writeFile(file, (await readFile(file, 'utf8')).replace('"bio" TEXT', '"bio" CHAR(9)'))
        await rm(join(folder, RENAME), { recursive: true })
        const found = await run('status')
        expect(found).toMatchObject({ code: 4, stderr: '' })
        expect(found.stdout).toMatchInlineSnapshot(`
          "The lab database is at phase 2.
          Applied:
            ✓ 20260101000100_create_users
            ✓ 20260101000200_add_email_and_bio
          Pending:
            · 20260101000400_add_settings_and_embedding
          2 findings:
            ✗ prisma/migrations/20260101000200_add_email_and_bio/migration.sql was changed
              after it was applied.
              line 2:
                -ALTER TABLE "users" ADD COLUMN     "bio" TEXT,
                +ALTER TABLE "users" ADD COLUMN     "bio" CHAR(9),
              Next: git checkout -- prisma/migrations/20260101000200_add_email_and_bio/migration.sql
            ✗ The migration folder
              prisma/migrations/20260101000300_rename_name_to_full_name is missing.
              Next: git checkout -- prisma/migrations/20260101000300_rename_name_to_full_name
          Then look again: npm run status
          "
        `)
        const check = await run('check')
        expect(check).toMatchObject({ code: 4, stderr: '' })
        expect(check.stdout).toMatchInlineSnapshot(`
          "2 findings: phase 2, 1 pending; 20260101000200_add_email_and_bio edited; 20260101000300_rename_name_to_full_name missing. Next: npm run status
          "
        `)
        const { findings } = JSON.parse((await run('check', '--json')).stdout)
        expect(findings).toEqual(JSON.parse((await run('status', '--json')).stdout).findings)
        git('checkout', '--', 'prisma')
        expect(await run('check')).toMatchObject({ code: 0 })
      },
      folder,
    )
  })
})

test('roundtrip shows what each down undoes, and what a broken one does not', async () => {
  await withProjectCopy(async (folder) => {
    await withCommandLine(
      'embedded',
      async ({ run }) => {
        const whole = await run('roundtrip')
        expect(whole).toMatchObject({ code: 0, stderr: '' })
        expect(whole.stdout).toMatchInlineSnapshot(`
          "Each migration: up, down and up again, with the seed in the table
            #    migration                                  lost by down
            ───  ─────────────────────────────────────────  ───────────────────
            ✓ 1  20260101000100_create_users                every row
            ✓ 2  20260101000200_add_email_and_bio           email, bio
            ✓ 3  20260101000300_rename_name_to_full_name    nothing
            ✓ 4  20260101000400_add_settings_and_embedding  settings, embedding
          As before: the catalog, and 700 values; but for what a down is declared to lose.
          "
        `)
        await writeFile(
          join(folder, RENAME, 'down.sql'),
          `ALTER TABLE users RENAME full_name TO name; ALTER TABLE users ALTER name SET DEFAULT '';
           UPDATE users SET name = btrim(name)`,
        )
        const broken = await run('roundtrip', '3')
        expect(broken).toMatchObject({ code: 4, stderr: '' })
        expect(broken.stdout).toMatchInlineSnapshot(`
          "Each migration: up, down and up again, with the seed in the table
            #    migration                                lost by down
            ───  ───────────────────────────────────────  ────────────
            ✗ 3  20260101000300_rename_name_to_full_name  nothing
          20260101000300_rename_name_to_full_name
            ✗ after down: column users.name is text not null default ''::text; before it
              was text not null
            ✗ after down: name lost 0 and changed 2 of its values
              Next: mend it, or restore it: git checkout -- prisma/migrations/20260101000300_rename_name_to_full_name
          "
        `)
        const [trip] = JSON.parse((await run('roundtrip', '3', '--json')).stdout)
        expect(trip).toMatchObject({ phase: 3, holds: false, findings: [{ after: 'down' }, {}] })
      },
      folder,
    )
  })
})
