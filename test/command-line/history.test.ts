import { expect, test } from 'vitest'
import { servers, withCommandLine } from '../support/command-line.ts'
import { runPrisma } from '../support/prisma-cli.ts'

test.each(servers)('%s: history and stamp, and Prisma agrees', async (server) => {
  await withCommandLine(server, async ({ run, folder, settings }) => {
    expect((await run('phase', '2')).code).toBe(0)
    const { stdout } = await run('history', '--json')
    expect(JSON.parse(stdout).migrations).toMatchObject([
      { phase: 1, state: 'applied' },
      { phase: 2, state: 'applied', current: true },
      { phase: 3, state: 'pending' },
      { phase: 4, state: 'pending', head: true },
    ])
    const shown = JSON.parse((await run('history', '--show', 'rename', '--json')).stdout)
    expect(shown.down).toContain('RENAME COLUMN "full_name" TO "name"')
    expect(await run('history', '--show', 'renmae')).toMatchObject({ code: 2, stdout: '' })
    expect(await run('stamp', '3')).toMatchObject({
      code: 0,
      stdout: `The journal says phase 3 now.
  + 20260101000300_rename_name_to_full_name marked as applied
No SQL of a migration ran: tables and rows are as they were. Where they are not
what the journal says, status shows the drift.
Next: npm run status
`,
    })
    const status = await runPrisma(folder, ['migrate', 'status'], { environment: settings })
    expect(status.stdout).toMatch(/not yet been applied:\n20260101000400_add_settings/)
    expect(JSON.parse((await run('stamp', '2', '--purge', '--json')).stdout)).toMatchObject({
      phase: 2,
      purged: 3,
      unmarked: [],
    })
  })
})
