import { once } from 'node:events'
import { setTimeout as passed } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { findEmbeddedServer } from '../../src/database/embedded-server.node.ts'
import { openPg } from '../../src/database/pg-database.node.ts'
import { serverUrl } from '../support/backends.ts'
import {
  findTourDatabases,
  readOutcome,
  servers,
  withCommandLine,
} from '../support/command-line.ts'

// Dozens of processes, one after the other.
vi.setConfig({ testTimeout: 400_000 })

const commands = [
  ['phase', 'head'],
  ['reset', '2'],
  ['phase', '1'],
  ['seed', '--rows', '3000'],
  ['undo'],
  ['phase', '4'],
  // Not -2: where the step before was undone it leads to base, where there is nothing to verify.
  ['phase', '2'],
  ['reset', '4'],
  ['undo'],
  ['phase', 'head'],
  ['phase', '1'],
  ['reset', '3'],
]

// From before a command connects to after it is done; any moment has to do.
const moments = () => 300 + Math.random() * 700

test.each(servers)(
  '%s: a command killed at any moment leaves the database before or after a step',
  async (server) => {
    await withCommandLine(server, async ({ run, start }) => {
      await run('phase', '1')
      for (const [name = '', ...words] of commands) {
        const child = start(name, ...words)
        const closed = once(child, 'close')
        await Promise.race([passed(moments()), closed])
        child.kill('SIGKILL')
        await closed
        const verified = await run('verify', '--json')
        expect({ name, code: verified.code, stdout: JSON.parse(verified.stdout).findings }).toEqual(
          {
            name,
            code: 0,
            stdout: [],
          },
        )
        expect(await run('check')).toMatchObject({ code: 0, stderr: '' })
      }
      expect(await run('phase', 'head')).toMatchObject({ code: 0 })
      expect(await run('verify')).toMatchObject({ code: 0 })
    })
  },
)

test('embedded: the server killed between commands and in the middle of one loses nothing', async () => {
  await withCommandLine('embedded', async ({ run, start, settings }) => {
    await run('phase', '3')
    const kill = async () => {
      const server = await findEmbeddedServer({ home: settings.LAB_HOME ?? '', idleMinutes: 15 })
      if (server) process.kill(server.pid, 'SIGKILL')
    }
    await kill()
    expect(await run('verify')).toMatchObject({ code: 0, stderr: '' })
    for (const [name = '', ...words] of commands.slice(0, 6)) {
      const child = start(name, ...words)
      const outcome = readOutcome(child)
      await Promise.race([passed(moments()), outcome])
      await kill()
      const { code, stderr } = await outcome
      // Too late, or a Problem that says what to type; never a stack.
      expect([0, 2]).toContain(code)
      if (code === 2) expect(stderr).toMatch(/^Problem: [\s\S]+\nNext: [\s\S]*npm run/)
      expect(await run('verify')).toMatchObject({ code: 0 })
    }
  })
})

test.each(servers)(
  '%s: Ctrl-C is a Problem with exit code 2, and the tour leaves nothing',
  async (server) => {
    await withCommandLine(server, async ({ run, start, settings }) => {
      await run('phase', '1')
      const child = start('start')
      const outcome = readOutcome(child)
      await once(child.stdout ?? child, 'data')
      child.kill('SIGINT')
      const { code, stderr } = await outcome
      expect(code).toBe(2)
      expect(stderr).toContain('Next: npm start')
      expect(await findTourDatabases(settings)).toEqual([])
      expect(await run('verify')).toMatchObject({ code: 0 })
    })
  },
)

test.skipIf(!serverUrl)(
  'Ctrl-C says that a step is undone only where one was running (TEST_DATABASE_URL)',
  async () => {
    await withCommandLine('postgres', async ({ run, start, settings }) => {
      await run('phase', '2')
      const other = await openPg(settings.DATABASE_URL ?? '')
      try {
        await other.execute('BEGIN; LOCK TABLE users')
        // The session of the first goes on waiting for a moment, its command gone.
        for (const [index, [name = '', ...words]] of [['verify'], ['phase', '3']].entries()) {
          const child = start(name, ...words)
          const outcome = readOutcome(child)
          await vi.waitFor(
            async () =>
              expect(
                await other.query(
                  'SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())',
                ),
              ).toHaveLength(index + 1),
            30_000,
          )
          child.kill('SIGINT')
          const { code, stderr } = await outcome
          expect(code).toBe(2)
          expect(stderr).toBe(
            name === 'verify'
              ? 'Stopped.\n'
              : 'Stopped. The step that was running is undone; those before it stand.\nNext: npm run verify\n',
          )
        }
      } finally {
        await other.close()
      }
    })
  },
)
