import { expect, test } from 'vitest'
import { servers, withCommandLine } from '../support/command-line.ts'
import { runPrisma } from '../support/prisma-cli.ts'
import { hasPsql, runPsql } from '../support/psql.ts'

test.skipIf(!hasPsql).each(servers)(
  '%s: a script run by psql is what Prisma, verify and check agree to',
  async (server) => {
    await withCommandLine(server, async ({ run, folder, settings }) => {
      const url = settings.DATABASE_URL || (await startedUrl(run))
      for (const [from, to] of [
        ['base', '4'],
        ['4', '-1'],
      ] as const) {
        const { code, stdout } = await run('sql', from, to)
        expect(code).toBe(0)
        expect(await runPsql(url, stdout)).toEqual({ code: 0, stdout: '', stderr: '' })
        expect(await run('verify')).toMatchObject({ code: 0 })
      }
      expect(await run('check')).toMatchObject({ code: 0 })
      const status = await runPrisma(folder, ['migrate', 'status'], { environment: settings })
      expect(status.stdout).toMatch(/not yet been applied:\n20260101000400_add_settings/)
      const wrong = await runPsql(url, (await run('sql', 'base', '1')).stdout)
      expect(wrong).toMatchObject({ code: 3, stdout: '' })
      expect(wrong.stderr).toContain('This database is not at base')
    })
  },
)

async function startedUrl(run: (...words: [string, ...string[]]) => Promise<{ stdout: string }>) {
  await run('db', 'start')
  return (await run('db', 'url')).stdout.trim()
}
