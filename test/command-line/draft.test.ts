import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withCommandLine, withProjectCopy } from '../support/command-line.ts'

test('draft writes both files, and says what to know before they run', async () => {
  await withProjectCopy(async (folder) => {
    const migrations = join(folder, 'prisma/migrations')
    for (const name of ['20260101000300_rename_name_to_full_name', FOURTH]) {
      await rm(join(migrations, name), { recursive: true })
    }
    await withCommandLine(
      'embedded',
      async ({ run }) => {
        const words = ['--name', 'full_name', '--schema', 'lessons/03-safe-rename/schema.prisma']
        const plain = await run('draft', ...words)
        expect(plain).toMatchObject({ code: 0, stderr: '' })
        expect(plain.stdout.replace(/\d{14}/g, '<timestamp>')).toMatchInlineSnapshot(`
          "prisma/migrations/<timestamp>_full_name/migration.sql
            /*
              Warnings:

              - drops column users.name with every value: lost.
              - adds users.full_name, required and without a default: refused on a table
              with rows.
            */

            -- AlterTable
            ALTER TABLE "users" DROP COLUMN "name",
            ADD COLUMN     "full_name" TEXT NOT NULL;

          prisma/migrations/<timestamp>_full_name/down.sql
            -- Lost: every value of users.full_name.
            -- Refused on a table with rows: adds users.name, required and without a
            -- default.

            -- AlterTable
            ALTER TABLE "users" DROP COLUMN "full_name",
            ADD COLUMN     "name" TEXT NOT NULL;

            ! drops column users.name with every value: lost.
            ! adds users.full_name, required and without a default: refused while rows
              are in its way.
            ? Is users.name → full_name a rename? Then type:
              rm -r prisma/migrations/<timestamp>_full_name
              npm run draft -- --name full_name --schema lessons/03-safe-rename/schema.prisma --rename users.name=full_name
            ✓ Tried in a scratch database: down.sql leads back to what was there.

          Both files are written; no database was touched.
          Next: read them, patch them, then: npm run lint:sql
                and to apply it, proven: npm run phase -- next
          "
        `)
        expect(await run('draft', ...words)).toMatchObject({
          code: 0,
          stdout:
            'Nothing to draft: the migrations lead to this schema already.\nNo folder was written.\n',
        })
        await rm(join(migrations, (await newest(migrations)) ?? ''), { recursive: true })
        const renamed = await run('draft', ...words, '--rename', 'users.name=full_name', '--json')
        const { draft } = JSON.parse(renamed.stdout)
        expect(draft).toMatchObject({ losses: [], counted: false, trial: { result: 'exact' } })
        const read = (file: string) => readFile(join(migrations, draft.folder, file), 'utf8')
        expect([await read('migration.sql'), await read('down.sql')]).toEqual([
          draft.up,
          draft.down,
        ])
        const refused = await run('draft', '--name', 'x', '--schema', 'nowhere.prisma')
        expect(refused).toMatchObject({ code: 2, stdout: '' })
        expect(refused.stderr).toContain('SCHEMA_UNREADABLE')
        expect((await run('draft')).stderr).toContain('DRAFT_NAME_INVALID')
        const nameless = await run('draft', '--name', 'x', '--schema', '')
        expect(nameless.stderr).toContain("A schema file without a name can't be read.")
        // It works without a server, and starts none.
        expect((await run('db', 'status')).stdout).toContain('not running')
      },
      folder,
    )
  })
})

const FOURTH = '20260101000400_add_settings_and_embedding'

async function newest(migrations: string): Promise<string | undefined> {
  const names = await readdir(migrations)
  return names
    .filter((name) => /^\d/.test(name))
    .sort()
    .at(-1)
}
