import { expect, test } from 'vitest'
import { readHistoryReport } from '../../src/course/history-report.ts'
import type { LabContext } from '../../src/course/lab-context.ts'
import { applyMigrations } from '../../src/history/apply.ts'
import { readCatalog } from '../../src/history/catalog.ts'
import { backends } from '../support/backends.ts'
import { withTestLab } from '../support/lab.ts'

const states = async (context: LabContext) =>
  (await readHistoryReport(context)).map(({ state }) => state)

test.each(backends)('%s: stamping up and down changes the journal alone', async (backend) => {
  await withTestLab(backend, async ({ lab, context }) => {
    await lab.moveTo('2')
    const before = await readCatalog(context.database)
    const up = await lab.stamp('head', false)
    expect(up).toEqual({
      phase: 4,
      name: 'phase 4',
      purged: 0,
      marked: context.history.migrations.slice(2).map(({ name }) => name),
      unmarked: [],
    })
    expect(await states(context)).toEqual(['applied', 'applied', 'stamped', 'stamped'])
    expect(await lab.phase()).toBe(4)
    const down = await lab.stamp('20260101000100_create_users', false)
    expect(down.unmarked).toEqual(context.history.migrations.slice(1).map(({ name }) => name))
    expect(await states(context)).toEqual(['applied', 'rolled back', 'rolled back', 'rolled back'])
    expect(await lab.stamp('1', false)).toMatchObject({ marked: [], unmarked: [] })
    expect(await readCatalog(context.database)).toEqual(before)
  })
})

test.each(backends)('%s: --purge leaves only what it writes', async (backend) => {
  await withTestLab(backend, async ({ lab, context }) => {
    await lab.moveTo('2')
    expect(await lab.stamp('1', true)).toMatchObject({ purged: 2, marked: [FIRST], unmarked: [] })
    const reports = await readHistoryReport(context)
    expect(reports.map(({ entries }) => entries.length)).toEqual([1, 0, 0, 0])
    expect(await lab.stamp('base', true)).toMatchObject({ phase: 0, purged: 1, marked: [] })
  })
})

test.each(backends)(
  '%s: a database without a journal gets the one that Prisma makes',
  async (backend) => {
    const journal = (context: LabContext) => readCatalog(context.database)
    const byPrisma = await withTestLab(backend, async ({ context }) => {
      const { database, engineModule, history } = context
      await applyMigrations(database, engineModule, history, 0)
      return (await journal(context)).tables
    })
    await withTestLab(backend, async ({ lab, context }) => {
      await lab.stamp('1', false)
      expect((await journal(context)).tables).toEqual(byPrisma)
      expect(await lab.phase()).toBe(1)
    })
  },
)

test.each(backends)('%s: a failed and an unknown migration are closed', async (backend) => {
  await withTestLab(backend, async ({ lab, context }) => {
    await lab.moveTo('1')
    await context.database.execute(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
      VALUES ('a', 'x', '20260101000200_add_email_and_bio', NULL), ('b', 'y', '20270101000000_other', now())`)
    expect(await states(context)).toEqual(['applied', 'failed', 'pending', 'pending', 'stamped'])
    expect(await lab.stamp('2', false)).toMatchObject({
      marked: ['20260101000200_add_email_and_bio'],
      unmarked: ['20260101000200_add_email_and_bio', '20270101000000_other'],
    })
    expect(await lab.phase()).toBe(2)
  })
})

const FIRST = '20260101000100_create_users'
