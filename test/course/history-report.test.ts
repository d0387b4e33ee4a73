import { expect, test } from 'vitest'
import { readHistoryReport, requireNamed } from '../../src/course/history-report.ts'
import { nearestOf } from '../../src/nearest.ts'
import { plainPage } from '../../src/terminal/page.ts'
import { renderHistory } from '../../src/terminal/render-history.ts'
import { backends } from '../support/backends.ts'
import { withSql, withTestLab } from '../support/lab.ts'

/** Moments and durations are of this run. */
const steady = (text: string) =>
  text.replace(/(?<!dated )\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, '<now>').replace(/\d+ ms/g, 'N ms')

test.each(backends)(
  '%s: history tells every attempt, and where the database is',
  async (backend) => {
    await withTestLab(backend, async ({ lab, context }) => {
      for (const target of ['3', '1', '2']) await lab.moveTo(target)
      await context.database.execute(`INSERT INTO _prisma_migrations
      (id, checksum, migration_name, started_at, rolled_back_at, logs)
      VALUES ('a', 'x', '20260101000400_add_settings_and_embedding', now(), now(), 'type "vector" does not exist'),
        ('b', 'y', 'unknown', now(), NULL, NULL)`)
      const reports = await readHistoryReport(context)
      expect(steady(renderHistory(reports, true, plainPage))).toMatchInlineSnapshot(`
        "  phase 1  20260101000100_create_users
                   dated 2026-01-01 00:01:00 UTC, checksum
                   4a6a2a4e32bf659e67b5a9ceff0956d1f3ecb3997322f235fe67ac1ceb60deb3
                   applied <now> UTC in N ms
                   · <now> UTC applied in N ms

          phase 2  20260101000200_add_email_and_bio  ← current
                   dated 2026-01-01 00:02:00 UTC, checksum
                   9100de38328c12fe87edcb0883824af07287ef92f3725d82cefa254abc6106fd
                   applied <now> UTC in N ms
                   · <now> UTC applied in N ms
                     rolled back <now> UTC
                   · <now> UTC applied in N ms

          phase 3  20260101000300_rename_name_to_full_name
                   dated 2026-01-01 00:03:00 UTC, checksum
                   8654baeca1fee1cef03ddc6a17ad610a5fcea024b74c5d95c2143550286ca70e
                   rolled back <now> UTC, so it is pending
                   · <now> UTC applied in N ms
                     rolled back <now> UTC

          phase 4  20260101000400_add_settings_and_embedding  (head)
                   dated 2026-01-01 00:04:00 UTC, checksum
                   33def22538aaa4badf6ce7dd48ac83ca00c6ad5dbdb1ac62a27debfc1d60c809
                   rolled back <now> UTC, so it is pending
                   · <now> UTC failed
                     rolled back <now> UTC
                   type "vector" does not exist

          no phase unknown
                   dated by no timestamp, checksum
                   y
                   ✗ failed: it was started and did not finish
                   ! it is in the journal and not in prisma/migrations
                   · <now> UTC failed

        Next: npm run history -- --show <name>"
      `)
      expect(reports.map(({ current, head, phase }) => ({ current, head, phase }))).toEqual([
        { current: false, head: false, phase: 1 },
        { current: true, head: false, phase: 2 },
        { current: false, head: false, phase: 3 },
        { current: false, head: true, phase: 4 },
        { current: false, head: false, phase: null },
      ])
    })
  },
)

test.each(backends)('%s: a step so quick that it has one moment was run', async (backend) => {
  await withTestLab(backend, async ({ lab, context }) => {
    await lab.moveTo('1')
    await context.database.execute('UPDATE _prisma_migrations SET finished_at = started_at')
    const [report] = await readHistoryReport(context)
    expect([report?.state, report?.entries.map(({ outcome }) => outcome)]).toEqual([
      'applied',
      ['applied'],
    ])
  })
})

test('a file that was changed after it ran is told of', async () => {
  await withTestLab('pglite', async ({ lab, context }) => {
    await lab.moveTo('1')
    const migrations = withSql(context, 1, { up: '-- changed' }).history.migrations
    const changed = migrations.map((each) => ({ ...each, checksum: `of ${each.up.length}` }))
    const history = { ...context.history, migrations: changed }
    const [first] = await readHistoryReport({ ...context, history })
    expect(first).toMatchObject({ edited: true, state: 'applied' })
  })
})

test('a migration is found by phase, by folder and by a part that no other has', async () => {
  await withTestLab('pglite', async ({ context }) => {
    const reports = await readHistoryReport(context)
    const find = (word: string) => requireNamed(reports, word, nearestOf).phase
    expect(['3', 'rename', '20260101000100_create_users'].map(find)).toEqual([3, 3, 1])
    expect(() => find('add')).toThrow(/part of 2 migrations' names/)
    expect(() => find('creat_users')).toThrow(
      expect.objectContaining({
        code: 'MIGRATION_NOT_FOUND',
        fix: 'npm run history -- --show create_users',
      }),
    )
  })
})
