import { afterAll, expect } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { opened } from './support/probe-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

browserTest('SQL that never ends is stopped, and the database is as it was', () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    await page.evaluate(() => probe.lab.moveTo('2'))
    const endless = page.evaluate(() =>
      probe.lab
        .sql('lab', "UPDATE users SET name = 'x'; SELECT count(*) FROM generate_series(1, 1e12)")
        .catch((error) => error.code),
    )
    await page.waitForFunction(() => probe.state.running.value === 'Running your SQL')
    // The page answers meanwhile.
    expect(await page.evaluate(() => document.title)).toBe('The lab without views')
    await page.evaluate(() => probe.lab.stop())
    expect(await endless).toBe('STOPPED')
    const found = await page.evaluate(async () => [
      await probe.lab.phase(),
      (await probe.lab.verify()).survived,
      probe.state.running.value,
    ])
    expect(found).toEqual([2, true, undefined])
  }),
)

browserTest('SQL that drops everything can be undone', () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    await page.evaluate(() => probe.lab.moveTo('4'))
    const answer = await page.evaluate(() =>
      probe.lab.sql('lab', 'DROP SCHEMA public CASCADE; DROP SCHEMA lab CASCADE'),
    )
    expect(answer.status).toBe('done')
    expect(await page.evaluate(() => probe.state.standing.value)).toEqual({
      phase: 0,
      applied: [],
      undo: 'DROP SCHEMA public CASCADE; DROP SCHEMA lab CASCADE',
      undoKind: 'sql',
    })
    // It is kept like anything else, and can be undone after a reload as well.
    await page.reload()
    await opened(page)
    const undone = await page.evaluate(() => probe.lab.undo())
    expect([undone.undone.kind, undone.place, undone.left]).toEqual([
      'sql',
      { phase: 4, rows: 100, isEmpty: false },
      0,
    ])
    expect(await page.evaluate(() => probe.lab.verify().then(({ survived }) => survived))).toBe(
      true,
    )
    await page.reload()
    await opened(page)
    expect(await page.evaluate(() => probe.lab.phase())).toBe(4)
  }),
)

browserTest('SQL that breaks PostgreSQL down is told, and the database is as it was', () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    await page.evaluate(() => probe.lab.moveTo('1'))
    const answers = await page.evaluate(async () => {
      const recursion = `CREATE FUNCTION deep(n integer) RETURNS integer LANGUAGE plpgsql
        AS $$ BEGIN RETURN deep(n + 1); END $$; SELECT deep(1)`
      const large = "SELECT repeat('x', 1000000) FROM generate_series(1, 3000)"
      const found = []
      for (const sql of [recursion, large]) {
        found.push(
          await probe.lab.sql('lab', sql).then(
            (answer) => (answer.status === 'refused' ? answer.refusal.code : answer.status),
            (error) => error.code ?? error.name,
          ),
        )
        found.push(await probe.lab.phase(), (await probe.lab.verify()).survived)
      }
      return found
    })
    expect(answers).toMatchInlineSnapshot(`
      [
        "POSTGRES_CRASHED",
        1,
        true,
        "done",
        1,
        true,
      ]
    `)
  }),
)

browserTest('a migration that never ends is stopped in a check, which says so', () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    const found = await page.evaluate(async () => {
      const [lesson] = probe.course.lessons
      const { schema, files } = await probe.readReference(1)
      if (!lesson) throw new Error('no lesson')
      const up = 'DO $$ BEGIN LOOP END LOOP; END $$'
      const migration = await probe.toMigration({
        name: '20260101000100_loop',
        up,
        down: undefined,
      })
      const project = { schema, files, migrations: [migration] }
      const { tasks } = await probe.lab.check(lesson, project, {})
      const again = await probe.lab.check(lesson, await probe.readReference(1), {})
      const told = tasks.map(({ result }) => (result.status === 'failed' ? result.found : ''))
      return [
        told.find((text) => text.includes('20260101000100_loop')),
        again.tasks.map(({ result }) => result.status),
      ]
    })
    expect(found).toMatchInlineSnapshot(`
      [
        "20260101000100_loop/migration.sql was stopped after 10 seconds. Nothing of it was kept.",
        [
          "passed",
          "passed",
          "unanswered",
          "passed",
          "failed",
        ],
      ]
    `)
  }),
)

browserTest('it works where the page comes over plain HTTP, as in a classroom', () =>
  withBrowser(
    async ({ context, url }) => {
      const page = await context.newPage()
      await page.goto(url.replace('127.0.0.1', 'classroom.test'))
      await opened(page)
      const found = await page.evaluate(async () => {
        const { phase } = await probe.lab.moveTo('4')
        return [isSecureContext, phase, probe.state.keeping.value]
      })
      expect(found).toEqual([false, 4, { kind: 'kept' }])
    },
    { allowed: /^request to http:\/\/classroom\.test/ },
  ),
)

browserTest('what changed nothing is nothing to undo, also where something was stored for it', () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    const run = (sql: string) => page.evaluate((text) => probe.lab.sql('lab', text), sql)
    const undo = () => page.evaluate(() => probe.state.standing.value?.undo)
    const last = 'CREATE TABLE notes AS SELECT generate_series(1, 10) AS id'
    await run(last)
    // The rows that it marks as gone go to the files, and it is rolled back.
    await run('DELETE FROM notes; CHECKPOINT; SELECT 1 / 0')
    expect(await undo()).toBe(last)
    await page.reload()
    await opened(page)
    expect(await undo()).toBe(last)
    await run('BEGIN; DELETE FROM notes; COMMIT; SELECT 1 / 0')
    expect(await undo()).toMatch(/^BEGIN/)
  }),
)
