import type { Page } from 'playwright-core'
import { afterAll, expect, vi } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { opened } from './support/probe-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

vi.setConfig({ testTimeout: 180_000 })

afterAll(endBrowser)

/** Rows that don't compress, about 3 MB of them; each time they are written again, that much and its WAL. */
const MANY = `CREATE TABLE many AS SELECT g AS id,
    (SELECT string_agg(md5(g::text || i::text), '') FROM generate_series(1, 20) AS i) AS said
  FROM generate_series(1, 5000) AS g`
/** Chromium takes no value of more than 127 MB; this writes some 160. */
const LARGE = `CREATE TABLE large AS SELECT g AS id, md5(g::text) || md5((g + 1)::text) AS said
  FROM generate_series(1, 700000) AS g`
const AGAIN = 'UPDATE many SET said = reverse(said)'
const FOUND = 'SELECT count(*), md5(string_agg(said, id::text ORDER BY id)) FROM many'

browserTest('a log that has grown long becomes a data directory, and nothing is lost by it', () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    await page.evaluate(() => probe.lab.moveTo('2'))
    await run(page, MANY)
    const first = await readStored(page)
    await page.reload()
    await opened(page)
    // Not long yet: it is as it was.
    expect(await readStored(page)).toEqual(first)
    for (let times = 0; times < 4; times++) await run(page, AGAIN)
    const before = await readStored(page)
    const found = await run(page, FOUND)
    expect(before.entries).toBeGreaterThan(first.entries)

    await page.reload()
    await opened(page)
    const after = await readStored(page)
    expect([after.entries, after.base > before.base + 2_000_000]).toEqual([0, true])
    expect(await run(page, FOUND)).toEqual(found)
    const stands = () =>
      page.evaluate(async () => {
        const { survived } = await probe.lab.verify()
        return [survived, probe.state.standing.value?.phase, probe.state.keeping.value]
      })
    expect(await stands()).toEqual([true, 2, { kind: 'kept' }])

    // And it goes on from there.
    await run(page, 'DELETE FROM many WHERE id > 10')
    // Reading may have tidied pages up, which is kept as well.
    expect((await readStored(page)).entries).toBeLessThan(3)
    const { undone } = await page.evaluate(() => probe.lab.undo())
    expect(undone.before).toBe('DELETE FROM many WHERE id > 10')
    await page.reload()
    await opened(page)
    expect(await run(page, FOUND)).toEqual(found)
    expect(await stands()).toEqual([true, 2, { kind: 'kept' }])
  }),
)

browserTest('a change that is too large for one value of the storage is kept', () =>
  withBrowser(async ({ open }) => {
    const page = await open()
    await opened(page)
    await run(page, LARGE)
    expect(await page.evaluate(() => probe.state.keeping.value)).toEqual({ kind: 'kept' })
    await page.reload()
    await opened(page)
    expect(await run(page, 'SELECT count(*) FROM large')).toEqual([['700000']])
  }),
)

/** Runs typed SQL in the lab database, and returns the rows of its last statement. */
async function run(page: Page, sql: string): Promise<(string | null)[][]> {
  const answer = await page.evaluate((text) => probe.lab.sql('lab', text), sql)
  if (answer.status === 'refused') throw new Error(answer.refusal.message)
  return answer.results.at(-1)?.rows ?? []
}

/** What the browser's storage holds of the lab database: entries of the log, and bytes of their base. */
function readStored(page: Page): Promise<{ entries: number; base: number }> {
  return page.evaluate(
    () =>
      new Promise<{ entries: number; base: number }>((resolve, reject) => {
        const request = indexedDB.open('prisma-migration-lab')
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          const transaction = request.result.transaction(['base', 'log'])
          const base = transaction.objectStore('base').get('lab')
          const entries = transaction
            .objectStore('log')
            .count(IDBKeyRange.bound(['lab', 0], ['lab', Number.POSITIVE_INFINITY]))
          transaction.oncomplete = () => {
            request.result.close()
            resolve({ entries: entries.result, base: base.result?.size ?? 0 })
          }
        }
      }),
  )
}
