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

browserTest('what changed nothing is nothing to undo: a SELECT, or a script that was refused', () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    const last = "UPDATE pages SET text = text || 'x'"
    const undo = await page.evaluate(async (update) => {
      await probe.lab.sql(
        'lab',
        'CREATE TABLE pages AS SELECT number, md5(number::text) AS text FROM generate_series(1, 5000) AS number',
      )
      for (let time = 0; time < 5; time++) await probe.lab.sql('lab', update)
      // It reads pages that the updates left untidy.
      await probe.lab.sql('lab', 'SELECT count(*), max(text) FROM pages')
      await probe.lab.sql('lab', 'DELETE FROM pages; SELECT 1 / 0')
      return probe.state.standing.value?.undo
    }, last)
    expect(undo).toBe(last)
    await page.reload()
    await opened(page)
    expect(await page.evaluate(() => probe.state.standing.value?.undo)).toBe(last)
    await page.evaluate(() =>
      probe.lab.sql('lab', 'BEGIN; DELETE FROM pages; COMMIT; SELECT 1 / 0'),
    )
    expect(await page.evaluate(() => probe.state.standing.value?.undo)).toMatch(/^BEGIN/)
  }),
)
