import { execFile } from 'node:child_process'
import { chmod, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { CheckResult } from '../../src/doctor/check.ts'
import { commandLine, servers, withCommandLine, withProjectCopy } from '../support/command-line.ts'

interface Diagnosis {
  ok: boolean
  checks: CheckResult[]
}

const checks = [
  'Node',
  'packages',
  'project files',
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
      1 of 18 checks failed: settings.
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
        const { checks } = JSON.parse(stdout) as Diagnosis
        const failed = checks.filter((each) => each.fix)
        expect(Object.fromEntries(failed.map(({ name, fix }) => [name, fix]))).toEqual({
          'engine program': 'chmod +x bin/schema-engine.mjs',
          settings: 'Make it a file that you may read, or remove it, then: npm run doctor',
          '.lab folder':
            'Make the folder writable, or set LAB_HOME to another one in .env, then: npm run db -- start',
        })
        // As in a fresh clone: whatever needs a client makes it.
        expect(checks.find(({ name }) => name === 'Prisma clients')).toEqual({
          name: 'Prisma clients',
          status: 'ok',
          detail: 'phase 1, 2, 3, 4: made when a command needs them, or now by npm run generate',
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

test('so it does where packages go missing after it was bundled', async () => {
  await withProjectCopy(async (folder) => {
    const lab = commandLine(folder, { LAB_HOME: join(folder, '.lab'), DATABASE_URL: '' })
    await lab.run('doctor', '--help')
    await rm(join(folder, 'node_modules'))
    const program = join(folder, 'bin/doctor.mjs')
    const options = { cwd: folder, env: { ...process.env, ...lab.settings, NO_COLOR: '1' } }
    const doctor = (...words: string[]) =>
      promisify(execFile)(process.execPath, [program, ...words], options).catch((error) => error)
    const { code, stdout, stderr } = await doctor()
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    expect(stdout).toMatch(/✗ packages .*\n +Next: npm ci\n/)
    const diagnosis: Diagnosis = JSON.parse((await doctor('--json')).stdout)
    expect(diagnosis.checks.find(({ name }) => name === 'packages')).toMatchObject({
      status: 'failed',
      fix: 'npm ci',
    })
  })
})
