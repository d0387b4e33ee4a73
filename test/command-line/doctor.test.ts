import { execFile } from 'node:child_process'
import { chmod, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { CheckResult } from '../../src/doctor/check.ts'
import { servers, withCommandLine, withProjectCopy } from '../support/command-line.ts'

interface Diagnosis {
  ok: boolean
  checks: CheckResult[]
}

const checks = [
  'Node',
  'packages',
  'schema engine',
  'engine program',
  'generated folder',
  'Prisma clients',
  'settings',
  '.lab folder',
  'disk space',
  'port',
  'embedded server',
  'connection',
  'server version',
  'ownership',
  'pgvector',
  'privileges',
  'shadow database',
]

test.each(servers)('%s: where all is well, the doctor says so and exits with 0', async (server) => {
  await withCommandLine(server, async ({ run }) => {
    const outcome = await run('doctor', '--json')
    expect(outcome).toMatchObject({ code: 0, stderr: '' })
    const diagnosis: Diagnosis = JSON.parse(outcome.stdout)
    const unused = server === 'embedded' ? [] : ['port', 'embedded server']
    expect(diagnosis).toMatchObject({
      ok: true,
      checks: checks.map((name) => ({ name, status: unused.includes(name) ? 'skipped' : 'ok' })),
    })
  })
})

test('a malformed URL leaves every other check its turn', async () => {
  await withCommandLine('embedded', async ({ run, settings }) => {
    settings.DATABASE_URL = 'mysql://user:sesame@localhost/lab'
    const { stdout, ...outcome } = await run('doctor')
    expect(outcome).toEqual({ code: 2, stderr: '' })
    expect(stdout).not.toContain('sesame')
    expect(stdout.slice(stdout.indexOf('✗'), stdout.indexOf('✓ .lab'))).toMatchInlineSnapshot(`
      "✗ settings          DATABASE_URL is not a PostgreSQL connection URL.
                          Next: Write it as postgresql://user:password@localhost:5432/
                          prisma_migration_lab in .env (special characters in the
                          password percent-encoded), or remove it to use the embedded
                          server.
      "
    `)
    expect(stdout.slice(stdout.indexOf('– connection'))).toMatchInlineSnapshot(`
      "– connection        skipped: there is no connection
      – server version    skipped: there is no connection
      – ownership         skipped: there is no connection
      – pgvector          skipped: there is no connection
      – privileges        skipped: there is no connection
      – shadow database   skipped: there is no connection
      1 of 17 checks failed: settings.
      "
    `)
  })
})

test('what is broken in the project is said, each with its fix', async () => {
  await withProjectCopy(async (folder) => {
    await chmod(join(folder, 'bin/schema-engine.mjs'), 0o644)
    await rm(join(folder, 'generated'), { recursive: true })
    await mkdir(join(folder, '.env'))
    await withCommandLine(
      'embedded',
      async ({ run, settings }) => {
        const home = join(folder, 'package.json')
        settings.LAB_HOME = home
        const { stdout, code } = await run('doctor', '--json')
        expect(code).toBe(2)
        const failed = (JSON.parse(stdout) as Diagnosis).checks.filter((each) => each.fix)
        expect(Object.fromEntries(failed.map(({ name, fix }) => [name, fix]))).toEqual({
          'engine program': 'chmod +x bin/schema-engine.mjs',
          'Prisma clients': 'npm run generate',
          settings: 'Make it a file that you may read, or remove it, then: npm run doctor',
          '.lab folder':
            'Make the folder writable, or set LAB_HOME to another one in .env, then: npm run db -- start',
        })
      },
      folder,
    )
  })
})

test('without packages the doctor still answers', async () => {
  await withProjectCopy(async (folder) => {
    await rm(join(folder, 'node_modules'))
    const program = join(folder, 'bin/doctor.mjs')
    const ended = promisify(execFile)(process.execPath, [program, '--json'], { cwd: folder })
    const { code, stdout, stderr } = await ended.catch((error) => error)
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      checks: [
        {
          name: 'packages',
          status: 'failed',
          detail: "A package is missing, or a file of the project: Cannot find package 'esbuild'.",
          fix: 'npm ci',
        },
      ],
    })
  })
})
