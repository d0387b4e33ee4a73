import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { servers, withCommandLine, withProjectCopy } from '../../support/command-line.ts'
import { runPrisma, runPrismaInTerminal } from '../../support/prisma-cli.ts'

// Prisma starts a dozen times.
vi.setConfig({ testTimeout: 400_000 })

test.each(servers)(
  '%s: what Prisma’s documentation says works in the workspace',
  async (server) => {
    await withProjectCopy((folder) =>
      withCommandLine(
        server,
        async ({ run, settings }) => {
          expect(await run('learn', '2')).toMatchObject({ code: 4, stderr: '' })
          const workspace = join(folder, 'workspace')
          const migrations = async () =>
            (await readdir(join(workspace, 'prisma/migrations'))).sort()
          // Nothing is set but where the lab's database is, as in a person's shell.
          const environment = { ...settings, PRISMA_SCHEMA_ENGINE_BINARY: undefined }
          const prisma = (...words: string[]) => runPrismaInTerminal(workspace, words, environment)

          const upToDate = await prisma('migrate', 'status')
          expect(upToDate.stdout).toContain('Database schema is up to date!')

          const reference = join(folder, 'lessons/02-feature-expansion/schema.prisma')
          const schema = await readFile(reference, 'utf8')
          await writeFile(
            join(workspace, 'prisma/schema.prisma'),
            schema.replace('../../generated/phase-2', '../generated/client'),
          )
          const drafted = await prisma('migrate', 'dev', '--create-only', '--name', 'add_email')
          expect(drafted.stdout).toContain('created the following migration without applying it')
          expect(await migrations()).toEqual([
            '20260101000100_create_users',
            expect.stringMatching(/^\d{14}_add_email$/),
            'migration_lock.toml',
          ])
          expect((await prisma('migrate', 'status')).stdout).toContain('have not yet been applied')
          expect((await prisma('migrate', 'dev')).stdout).toContain(
            'Your database is now in sync with your schema.',
          )

          await writeFile(
            join(workspace, 'backfill.sql'),
            "UPDATE users SET bio = 'x' WHERE id = 1;",
          )
          const executed = await prisma('db', 'execute', '--file', 'backfill.sql')
          expect(executed.stdout).toContain('Script executed successfully.')
          expect((await prisma('generate')).stdout).toContain('to ./generated/client')

          // What Prisma empties, the next check fills: the people are in the table again.
          expect((await prisma('migrate', 'reset')).stdout).toContain('Database reset successful')
          const { stdout } = await run('check-lesson', '--json')
          expect(JSON.parse(stdout).notes).toEqual([
            'The table in your own database was empty: it holds the 100 people now.',
          ])
          expect((await runPrisma(workspace, ['validate'], { environment })).stdout).toContain(
            'valid',
          )
        },
        folder,
      ),
    )
  },
)
