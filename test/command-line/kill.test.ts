import { once } from 'node:events'
import { setTimeout as passed } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { findEmbeddedServer } from '../../src/database/embedded-server.node.ts'
import {
  findTourDatabases,
  readOutcome,
  servers,
  withCommandLine,
} from '../support/command-line.ts'

// Any moment has to do; these are spread over what a step takes, start-up included.
const moments = [350, 500, 600, 700, 800, 900, 1000, 1200]

test.each(servers)(
  '%s: a command killed at any moment leaves the database before or after a step',
  async (server) => {
    await withCommandLine(server, async ({ run, start }) => {
      await run('phase', '1')
      for (const [index, moment] of moments.entries()) {
        const child = start('phase', index % 2 === 0 ? 'head' : '1')
        const closed = once(child, 'close')
        await Promise.race([passed(moment), closed])
        child.kill('SIGKILL')
        await closed
        const { code, stdout } = await run('verify', '--json')
        const { phase, survived, rows } = JSON.parse(stdout)
        expect({ code, survived, rows }).toEqual({
          code: 0,
          survived: true,
          rows: { expected: 100, found: 100 },
        })
        expect([1, 2, 3, 4]).toContain(phase)
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
    for (const moment of [600, 800, 1000]) {
      const child = start('phase', moment === 800 ? '3' : '4')
      const outcome = readOutcome(child)
      await Promise.race([passed(moment), outcome])
      await kill()
      const { code, stderr } = await outcome
      // Too late, or a Problem that says what to type; never a stack.
      expect([0, 2]).toContain(code)
      if (code === 2) expect(stderr).toMatch(/^Problem: [\s\S]+\nNext: [\s\S]+npm run/)
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
      expect(stderr).toContain('Next: npm run verify')
      expect(await findTourDatabases(settings)).toEqual([])
      expect(await run('verify')).toMatchObject({ code: 0 })
    })
  },
)
