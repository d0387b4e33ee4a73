import { expect, test } from 'vitest'
import { openPg } from '../../src/database/pg-database.node.ts'
import { readOutcome, servers, withCommandLine } from '../support/command-line.ts'

const COMMANDS = 20

test.each(servers)('%s: twenty commands at once queue, and each is whole', async (server) => {
  await withCommandLine(server, async ({ run, start, settings }) => {
    settings.LAB_LOCK_SECONDS = '100'
    await run('phase', '2')
    const targets = Array.from({ length: COMMANDS }, (_, index) => (index % 4) + 1)
    const outcomes = await Promise.all(
      targets.map((target) => readOutcome(start('phase', String(target), '--json'))),
    )
    const moves = outcomes.map(({ stdout }) => JSON.parse(stdout))
    for (const [index, { code, stderr }] of outcomes.entries()) {
      expect({ code, stderr, phase: moves[index].phase }).toEqual({
        code: 0,
        stderr: '',
        phase: targets[index],
      })
    }
    // Each began where another ended: as a chain they use up all beginnings but one end.
    const { phase, survived } = JSON.parse((await run('verify', '--json')).stdout)
    expect(survived).toBe(true)
    const beginnings = moves.map(({ from }) => from)
    expect([...beginnings, phase].sort()).toEqual([2, ...targets].sort())
  })
})

const holders = [
  { title: 'the lock on migrations', sql: 'SELECT pg_advisory_lock(72707369)', code: 'LOCK_HELD' },
  { title: 'the table', sql: 'BEGIN; LOCK TABLE users', code: 'TABLE_LOCKED' },
]

// The embedded server is one session: there a transaction of another client keeps everybody out.
const held = { title: 'a transaction', sql: 'BEGIN', code: 'DATABASE_BUSY' }
const cases = servers.flatMap((server) =>
  (server === 'postgres' ? holders : [held]).map((holder) => ({ server, ...holder })),
)

test.each(cases)(
  '$server: $title held elsewhere is the Problem $code',
  async ({ server, sql, code }) => {
    await withCommandLine(server, async ({ run, settings }) => {
      settings.LAB_LOCK_SECONDS = '1'
      await run('phase', '2')
      const other = await openPg(
        `${(await run('db', 'url')).stdout.trim()}?application_name=somebody`.replace('***', 'lab'),
      )
      try {
        await other.execute(sql)
        const outcome = await run('phase', '3')
        expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 2, stdout: '' })
        expect(outcome.stderr).toContain(`\n${code}\n`)
        expect(outcome.stderr.replaceAll(/\s+/g, ' ')).toContain('somebody')
        // Another migration may run while a command only reads.
        if (code === 'LOCK_HELD') return
        const reading = await run('verify')
        expect({ code: reading.code, stdout: reading.stdout }).toEqual({ code: 2, stdout: '' })
        expect(reading.stderr).toContain(`\n${code}\n`)
        expect(reading.stderr.replaceAll(/\s+/g, ' ')).toContain('somebody')
      } finally {
        await other.close()
      }
      expect(await run('phase', '3')).toMatchObject({ code: 0 })
    })
  },
)
