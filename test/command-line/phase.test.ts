import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Outcome, servers, withCommandLine, withProjectCopy } from '../support/command-line.ts'

/** What is the same in every run. */
const steady = ({ stdout }: Outcome) => stdout.replace(/\(\d+ ms\)/g, '(N ms)')

test.each(servers)('%s: up, down and up again, with every value proven', async (server) => {
  await withCommandLine(server, async ({ run }) => {
    const up = await run('phase', '3')
    expect(up).toMatchObject({ code: 0, stderr: '' })
    expect(steady(up)).toMatchInlineSnapshot(`
      "base → phase 1: apply 20260101000100_create_users
        + 100 rows seeded
           field  column  expected  preserved  changed  lost
        ─  ─────  ──────  ────────  ─────────  ───────  ────
        ✓  name   name         100        100        0     0
        ✓ committed, every value proven (N ms)
      phase 1 → phase 2: apply 20260101000200_add_email_and_bio
        + 100 rows filled from the seed
           field  column  expected  preserved  changed  lost
        ─  ─────  ──────  ────────  ─────────  ───────  ────
        ✓  name   name         100        100        0     0
        ✓  email  email        100        100        0     0
        ✓  bio    bio          100        100        0     0
        ✓ committed, every value proven (N ms)
      phase 2 → phase 3: apply 20260101000300_rename_name_to_full_name
           field  column     expected  preserved  changed  lost
        ─  ─────  ─────────  ────────  ─────────  ───────  ────
        ✓  name   full_name       100        100        0     0
        ✓  email  email           100        100        0     0
        ✓  bio    bio             100        100        0     0
        ✓ committed, every value proven (N ms)
      The database is at phase 3. Next: npm run verify
      "
    `)
    const verified = await run('verify')
    expect(verified).toMatchObject({ code: 0, stderr: '' })
    expect(steady(verified)).toMatchInlineSnapshot(`
      "Phase 3: 100 rows in the table, 100 expected
           field  column     expected  preserved  changed  lost
        ─  ─────  ─────────  ────────  ─────────  ───────  ────
        ✓  name   full_name       100        100        0     0
        ✓  email  email           100        100        0     0
        ✓  bio    bio             100        100        0     0
      Everything survived: every value is there.
      "
    `)
    const down = await run('phase', '--', '-2')
    expect(down).toMatchObject({ code: 0, stderr: '' })
    expect(steady(down)).toMatchInlineSnapshot(`
      "phase 3 → phase 2: roll back 20260101000300_rename_name_to_full_name
           field  column  expected  preserved  changed  lost
        ─  ─────  ──────  ────────  ─────────  ───────  ────
        ✓  name   name         100        100        0     0
        ✓  email  email        100        100        0     0
        ✓  bio    bio          100        100        0     0
        ✓ committed, every value proven (N ms)
      phase 2 → phase 1: roll back 20260101000200_add_email_and_bio
        ! loses by its nature: 100 of email, 100 of bio
          They are copied aside; applying phase 2 again brings them back.
           field  column  expected  preserved  changed  lost
        ─  ─────  ──────  ────────  ─────────  ───────  ────
        ✓  name   name         100        100        0     0
        ✓ committed, every value proven (N ms)
      The database is at phase 1. Next: npm run verify
      "
    `)
    const again = await run('phase', 'next')
    expect(steady(again)).toMatchInlineSnapshot(`
      "phase 1 → phase 2: apply 20260101000200_add_email_and_bio
        ← 100 rows brought back as they were kept
           field  column  expected  preserved  changed  lost
        ─  ─────  ──────  ────────  ─────────  ───────  ────
        ✓  name   name         100        100        0     0
        ✓  email  email        100        100        0     0
        ✓  bio    bio          100        100        0     0
        ✓ committed, every value proven (N ms)
      The database is at phase 2. Next: npm run verify
      "
    `)
    expect(steady(await run('phase', '2'))).toBe('The database is at phase 2 already.\n')
    expect(await run('phase', 'head')).toMatchObject({ code: 0, stderr: '' })
    const proof = await run('verify', '--json')
    expect(JSON.parse(proof.stdout)).toMatchObject({
      phase: 4,
      rows: { expected: 100, found: 100 },
      survived: true,
    })
  })
})

test.each(servers)(
  '%s: a step that would lose names is rolled back and exits with 4',
  async (server) => {
    await withProjectCopy(async (folder) => {
      await withCommandLine(
        server,
        async ({ run }) => {
          await run('phase', '2')
          const file = 'prisma/migrations/20260101000300_rename_name_to_full_name/migration.sql'
          await writeFile(
            join(folder, file),
            'ALTER TABLE users DROP COLUMN name, ADD COLUMN full_name text;',
          )
          const refused = await run('phase', '3')
          expect(refused).toMatchObject({ code: 4, stderr: '' })
          expect(steady(refused)).toMatchInlineSnapshot(`
            "phase 2 → phase 3: apply 20260101000300_rename_name_to_full_name
                 field  column     expected  preserved  changed  lost
              ─  ─────  ─────────  ────────  ─────────  ───────  ────
              ✗  name   full_name       100          0        0   100
              ✓  email  email           100        100        0     0
              ✓  bio    bio             100        100        0     0
              ✗ name lost: rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 … and 90 more
              ✗ rolled back: values would be lost
            The database is still at phase 2, with everything in it.
            Next: see what the file does: git diff -- prisma/migrations/20260101000300_rename_name_to_full_name
                  or restore it: git checkout -- prisma/migrations/20260101000300_rename_name_to_full_name
            "
          `)
          expect(await run('verify')).toMatchObject({ code: 0 })
          const asData = JSON.parse((await run('phase', '3', '--json')).stdout)
          expect(asData).toMatchObject({ phase: 2, steps: [{ committed: false }] })
        },
        folder,
      )
    })
  },
)

test.each(servers)('%s: two commands at once move a database once', async (server) => {
  await withCommandLine(server, async ({ run }) => {
    const outcomes = await Promise.all([run('phase', '3'), run('phase', '3')])
    const codes = outcomes.map(({ code }) => code).sort()
    expect(codes[0]).toBe(0)
    // The other found the database moved already, or was overtaken in the middle and says so.
    expect([0, 2]).toContain(codes[1])
    for (const { code, stderr } of outcomes) if (code === 2) expect(stderr).toContain('OVERTAKEN')
    expect(JSON.parse((await run('verify', '--json')).stdout)).toMatchObject({
      phase: 3,
      survived: true,
    })
  })
})
