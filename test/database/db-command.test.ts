import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { projectPath } from '../../src/project.node.ts'
import { serverUrl, withServerDatabase } from '../support/backends.ts'
import { type EmbeddedHome, withConnection, withEmbeddedHome } from '../support/embedded.ts'

interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs `npm run db -- …` as npm does, on a home of its own. */
function db({ home }: EmbeddedHome, words: string, settings: Record<string, string> = {}) {
  return new Promise<Outcome>((resolve) => {
    const child = spawn(
      process.execPath,
      [projectPath('bin/run.mjs'), 'scripts/db.ts', ...words.split(' ')],
      {
        cwd: projectPath(),
        env: { ...process.env, DATABASE_URL: '', LAB_HOME: home, NO_COLOR: '1', ...settings },
      },
    )
    const outcome: Outcome = { code: null, stdout: '', stderr: '' }
    child.stdout.on('data', (chunk) => {
      outcome.stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      outcome.stderr += chunk
    })
    child.on('close', (code) => resolve({ ...outcome, code }))
  })
}

test('start, status, url and stop tell a person where the embedded server is', () =>
  withEmbeddedHome(async (home) => {
    expect(await db(home, 'status')).toEqual({
      code: 0,
      stdout: `The embedded server is not running; any command starts it.\nData: ${home.home}\n`,
      stderr: '',
    })
    const started = await db(home, 'start')
    expect({ ...started, stdout: '' }).toEqual({ code: 0, stdout: '', stderr: '' })
    const [, pid, url] =
      /^The embedded server runs \(process (\d+)\):\n(\S+)\n$/.exec(started.stdout) ?? []
    expect(await db(home, 'url')).toEqual({ code: 0, stdout: `${url}\n`, stderr: '' })
    const status = await db(home, 'status --json')
    expect(JSON.parse(status.stdout)).toEqual({
      server: 'embedded',
      running: true,
      home: home.home,
      pid: Number(pid),
      url,
      database: {
        name: 'lab',
        version: expect.stringMatching(/^18\./),
        bytes: expect.any(Number),
        vector: { available: '0.8.7', installed: null },
        ownership: 'ours',
      },
    })
    const stopped = { code: 0, stdout: 'The embedded server has stopped.\n', stderr: '' }
    expect(await db(home, 'stop')).toEqual(stopped)
    const idle = { code: 0, stdout: 'The embedded server was not running.\n', stderr: '' }
    expect(await db(home, 'stop')).toEqual(idle)
  }))

test('with DATABASE_URL set, start and stop are refused: that server is a person’s own', () =>
  withEmbeddedHome(async (home) => {
    const settings = { DATABASE_URL: 'postgresql://me:s3cret@127.0.0.1:1/lab' }
    for (const word of ['start', 'stop']) {
      const { code, stdout, stderr } = await db(home, word, settings)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain('SERVER_NOT_OURS')
    }
    const { code, stderr } = await db(home, 'status', settings)
    expect(code).toBe(2)
    expect(stderr).toContain('No PostgreSQL answers at 127.0.0.1:1')
    expect(stderr).not.toContain('s3cret')
  }))

test.skipIf(!serverUrl)('a real server’s password is never shown (TEST_DATABASE_URL)', () =>
  withEmbeddedHome((home) =>
    withServerDatabase(async (url) => {
      const shown = url.replace(/:[^:@]+@/, ':***@')
      const settings = { DATABASE_URL: url }
      expect(await db(home, 'url', settings)).toEqual({
        code: 0,
        stdout: `${shown}\n`,
        stderr: 'The password is not shown; DATABASE_URL in .env holds it.\n',
      })
      const status = await db(home, 'status', settings)
      expect(status.stdout).toMatch(/^Server {6}yours \(DATABASE_URL\)\n/)
      expect(status.stdout).toContain(`URL         ${shown}\n`)
      expect(status.stdout).toContain('empty; the first command that writes claims it')
    }),
  ),
)

test.skipIf(!serverUrl)(
  'claim takes an empty database and leaves a person’s own (TEST_DATABASE_URL)',
  () =>
    withEmbeddedHome((home) =>
      withServerDatabase(async (url) => {
        const settings = { DATABASE_URL: url }
        await withConnection(url, (database) => database.execute('CREATE TABLE orders (id int)'))
        const refused = await db(home, 'claim', settings)
        expect(refused.code).toBe(2)
        expect(refused.stderr).toContain('it holds relation orders')
        await withConnection(url, (database) => database.execute('DROP TABLE orders'))
        const claimed = await db(home, 'claim', settings)
        expect([claimed.code, claimed.stdout]).toEqual([
          0,
          `${url.replace(/:[^:@]+@/, ':***@')} is the lab's now.\n`,
        ])
      }),
    ),
)

test('a word that db does not know is a Problem', () =>
  withEmbeddedHome(async (home) => {
    const { code, stderr } = await db(home, 'sart')
    expect(code).toBe(2)
    expect(stderr).toMatch(/Next: npm run db -- start\n/)
  }))
