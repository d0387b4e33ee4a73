import { afterAll, expect } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { opened } from './support/probe-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

browserTest('a second visit works without network', () =>
  withBrowser(
    async ({ open, disconnect }) => {
      const page = await open()
      await opened(page)
      await page.evaluate(async () => {
        await probe.lab.moveTo('2')
        await navigator.serviceWorker.ready
      })
      await disconnect()
      await page.reload()
      await opened(page)
      const found = await page.evaluate(async () => {
        const { steps } = await probe.lab.moveTo('3')
        const drafted = await probe.lab.runPrismasDraft()
        return [steps[0]?.from, steps[0]?.committed, drafted.step.committed]
      })
      expect(found).toEqual([2, true, false])
    },
    // The browser asks for the newest page first.
    { allowed: /ERR_CONNECTION_REFUSED/ },
  ),
)

browserTest('a second tab is told, can look at a copy, and can take the lab over', () =>
  withBrowser(async ({ open }) => {
    const first = await open()
    await opened(first)
    await first.evaluate(() => probe.lab.moveTo('1'))
    const second = await open()
    await opened(second)
    expect(await second.evaluate(() => probe.state.tab.value)).toBe('second')

    await second.evaluate(() => probe.openCopy())
    await second.evaluate(() => probe.lab.moveTo('2'))
    expect(
      await second.evaluate(() => [probe.state.keeping.value, probe.state.standing.value?.phase]),
    ).toEqual([{ kind: 'copy' }, 2])
    expect(await first.evaluate(() => probe.lab.phase())).toBe(1)

    const third = await open()
    await opened(third)
    await third.evaluate(() => probe.takeOver())
    expect(
      await third.evaluate(() => [probe.state.tab.value, probe.state.standing.value?.phase]),
    ).toEqual(['own', 1])
    await first.waitForFunction(() => probe.state.tab.value === 'lost')
    const refused = await first.evaluate(() => probe.lab.moveTo('3').catch((error) => error.code))
    expect(refused).toBe('TAKEN_OVER')
    await third.evaluate(() => probe.lab.moveTo('2'))

    await first.evaluate(() => probe.takeOver())
    expect(
      await first.evaluate(() => [probe.state.tab.value, probe.state.standing.value?.phase]),
    ).toEqual(['own', 2])
  }),
)

browserTest(
  'what a newer version of the page has stored is left alone, and the lab goes on in memory',
  () =>
    withBrowser(async ({ open }) => {
      const page = await open()
      await opened(page)
      await page.evaluate(() => probe.lab.moveTo('1'))
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const request = indexedDB.open('prisma-migration-lab', 1_000)
            request.onsuccess = () => {
              request.result.close()
              resolve()
            }
          }),
      )
      await page.reload()
      await opened(page)
      const found = await page.evaluate(async () => {
        const { phase } = await probe.lab.moveTo('2')
        return [phase, probe.state.keeping.value]
      })
      expect(found).toMatchInlineSnapshot(`
      [
        2,
        {
          "kind": "memory",
          "why": "What this browser keeps of the lab was written by a newer version of this page.",
        },
      ]
    `)
    }),
)

browserTest('a storage that is full is said, and the lab goes on in memory', () =>
  withBrowser(async ({ context, url }) => {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const origin = new URL(url).origin
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000 })
    await page.goto(url)
    await opened(page)
    await page.evaluate(() => probe.lab.moveTo('2'))
    expect(await page.evaluate(() => probe.state.keeping.value)).toMatchInlineSnapshot(`
      {
        "kind": "memory",
        "why": "The browser's storage is full.",
      }
    `)

    // What the storage did not take outlives an end of the worker.
    const endless = page.evaluate(
      (sql) => probe.lab.sql('lab', sql).catch((error) => error.code),
      'SELECT count(*) FROM generate_series(1, 1e12)',
    )
    await page.waitForFunction(() => probe.state.running.value !== undefined)
    await page.evaluate(() => probe.lab.stop())
    expect(await endless).toBe('STOPPED')
    const found = await page.evaluate(async () => [
      await probe.lab.phase(),
      (await probe.lab.verify()).survived,
    ])
    expect(found).toEqual([2, true])
  }),
)
