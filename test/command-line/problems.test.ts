import { appendFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { servers, withCommandLine, withProjectCopy } from '../support/command-line.ts'

const migrations = 'prisma/migrations'
const second = '20260101000200_add_email_and_bio'

// A person's mistake, and the Problem it is answered with; the database is not touched.
const mistakes = [
  { words: ['phase', '5'], code: 'PHASE_UNKNOWN' },
  { words: ['phase', 'two'], code: 'PHASE_UNKNOWN' },
  { words: ['phase', '--', '-1'], code: 'PHASE_OUT_OF_RANGE' },
  { words: ['phase'], code: 'ARGUMENT_MISSING' },
  { words: ['phase', '1', '2'], code: 'ARGUMENT_UNKNOWN' },
  { words: ['phase', '1', '--jsom'], code: 'ARGUMENT_UNKNOWN' },
  { words: ['verify'], code: 'NOTHING_TO_VERIFY' },
  { words: ['seed'], code: 'AT_BASE' },
  { words: ['seed', '--rows', 'many'], code: 'NUMBER_EXPECTED' },
  { words: ['seed', '--rows', '-5'], code: 'NUMBER_EXPECTED' },
  { words: ['seed', '--rows'], code: 'ARGUMENT_UNKNOWN' },
  { words: ['search', 'anything'], code: 'NO_EMBEDDINGS_YET' },
  { words: ['search', 'anything', '--k', '0'], code: 'NUMBER_EXPECTED' },
  { words: ['app'], code: 'AT_BASE' },
  { words: ['db', 'stpo'], code: 'COMMAND_UNKNOWN' },
]

test.each(servers)(
  '%s: a mistake is a Problem with the next command, and exit code 2',
  async (server) => {
    await withCommandLine(server, async ({ run }) => {
      for (const { words, code } of mistakes) {
        const [name = '', ...rest] = words
        const { stdout, stderr, ...outcome } = await run(name, ...rest)
        expect({ words, stdout, ...outcome }).toEqual({ words, stdout: '', code: 2 })
        expect(stderr).toMatch(new RegExp(`^Problem: [\\s\\S]+\nNext: [\\s\\S]+\n${code}\n$`))
      }
      const json = await run('phase', 'nowhere', '--json')
      expect(json).toMatchObject({ code: 2, stderr: '' })
      expect(JSON.parse(json.stdout)).toEqual({
        problem: {
          code: 'PHASE_UNKNOWN',
          message:
            'There is no phase "nowhere". A phase is base, 1 to 4, head, next, previous, +N, -N, or the name of a migration.',
          fix: 'npm run phase -- next',
        },
      })
      expect((await run('phase', '1')).code).toBe(0)
    })
  },
)

const urls = [
  { url: 'localhost/lab', code: 'DATABASE_URL_MALFORMED' },
  { url: 'mysql://user:sesame@localhost/lab', code: 'DATABASE_URL_MALFORMED' },
  { url: 'postgresql://user:sesame@localhost', code: 'DATABASE_URL_MALFORMED' },
  { url: 'postgresql://user:sesame@127.0.0.1:1/lab', code: 'DATABASE_UNREACHABLE' },
  { url: 'postgresql://user:sesame@no-such-host.invalid/lab', code: 'DATABASE_UNREACHABLE' },
]

test.each(urls)(
  'DATABASE_URL=$url is the Problem $code, without the password',
  async ({ url, code }) => {
    await withCommandLine('embedded', async ({ run, settings }) => {
      settings.DATABASE_URL = url
      for (const name of ['phase', 'verify', 'start']) {
        const { stdout, stderr, ...outcome } = await run(name, ...(name === 'phase' ? ['1'] : []))
        expect({ stdout, ...outcome }).toEqual({ stdout: '', code: 2 })
        expect(stderr).toContain(`\n${code}\n`)
        expect(stderr).not.toContain('sesame')
      }
    })
  },
)

// What is done to the folders after phase 2 was reached, and what the next step then says.
const spoiled = [
  {
    title: 'a missing folder',
    code: 'MIGRATION_MISSING',
    spoil: (folder: string) => rm(join(folder, migrations, second), { recursive: true }),
  },
  {
    title: 'a missing migration.sql',
    code: 'MIGRATION_MISSING',
    spoil: (folder: string) => rm(join(folder, migrations, second, 'migration.sql')),
  },
  {
    title: 'an edited migration.sql',
    code: 'MIGRATION_EDITED',
    spoil: (folder: string) => appendFile(join(folder, migrations, second, 'migration.sql'), '\n'),
  },
  {
    title: 'a migration.sql that is no file',
    code: 'MIGRATION_UNREADABLE',
    spoil: async (folder: string) => {
      await rm(join(folder, migrations, second, 'migration.sql'))
      await mkdir(join(folder, migrations, second, 'migration.sql'))
    },
  },
  {
    title: 'a missing down.sql',
    code: 'DOWN_MISSING',
    spoil: (folder: string) => rm(join(folder, migrations, second, 'down.sql')),
  },
]

test.each(spoiled)('$title is the Problem $code, and nothing changes', async ({ code, spoil }) => {
  await withProjectCopy(async (folder) => {
    await withCommandLine(
      'embedded',
      async ({ run }) => {
        await run('phase', '2')
        await spoil(folder)
        const { stdout, stderr, ...outcome } = await run('phase', '1')
        expect({ stdout, ...outcome }).toEqual({ stdout: '', code: 2 })
        expect(stderr).toContain(`\n${code}\n`)
      },
      folder,
    )
    await withCommandLine('embedded', async ({ run }) => {
      expect((await run('verify')).stderr).toContain('NOTHING_TO_VERIFY')
    })
  })
})
