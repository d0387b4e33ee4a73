import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { lookAt } from './support/look-at.ts'
import { goTo, openView } from './support/view-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

const ENDLESS = 'SELECT count(*) FROM generate_series(1, 1e12)'

browserTest('the timeline is right for everybody, whatever it says', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/ask')
      const found: string[] = []
      await page.getByRole('button', { name: 'Up one phase' }).click()
      await page.getByText('100 rows seeded.').waitFor()
      found.push(...(await lookAt(page, 'a step')))

      await page.getByText('Three rows, before and after').click()
      found.push(...(await lookAt(page, 'a step with its rows')))

      await ask(page, 'DELETE FROM users WHERE id > 90; ALTER TABLE users ADD nickname text')
      await page.getByText('DELETE: 10 rows').waitFor()
      await page.getByRole('button', { name: 'Verify' }).click()
      await page.getByText('✗ Not everything is there').waitFor()
      await page.getByText('is in no applied migration').waitFor()
      found.push(...(await lookAt(page, 'values that are not there')))

      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByText('Back to before').waitFor()
      found.push(...(await lookAt(page, 'an undo')))

      await page.getByRole('button', { name: 'Reset…' }).click()
      await page.getByRole('dialog', { name: 'Reset the lab database' }).waitFor()
      found.push(...(await lookAt(page, 'the question of reset')))
      await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click()
      await page.getByText('exactly the seed').waitFor()
      found.push(...(await lookAt(page, 'a reset')))

      await ask(page, 'ALTER TABLE users DROP COLUMN name; SELECT 42')
      await page.getByRole('cell', { name: '42' }).waitFor()
      await page.getByRole('button', { name: 'Up one phase' }).click()
      await page.locator('.timeline [role="alert"]').waitFor()
      found.push(...(await lookAt(page, 'a step that can’t be done')))

      await ask(page, ENDLESS)
      const stop = page.getByRole('button', { name: 'Stop: Running your SQL' })
      await stop.waitFor()
      found.push(...(await lookAt(page, 'something that runs')))
      await stop.click()
      await page.getByText('Stopped.').waitFor()
      found.push(...(await lookAt(page, 'something that was stopped')))
      expect(found).toEqual([])
    },
    { root: 'web' },
  ),
)

browserTest('what is said of other tabs is right for everybody', () =>
  withBrowser(
    async (visit) => {
      const first = await openView(visit)
      await goTo(first, 1)
      const found: string[] = []
      const second = await visit.open('#/do/1')
      await second.getByText('The lab is open in another tab').first().waitFor()
      await second.getByRole('heading', { name: 'Lesson 1: Basic users' }).waitFor()
      found.push(...(await lookAt(second, 'a second tab')))
      await second.getByRole('button', { name: 'Open a copy' }).click()
      await second.getByText('This is a copy').waitFor()
      await second.getByRole('heading', { name: '0 of 5 tasks passed' }).waitFor()
      found.push(...(await lookAt(second, 'a copy')))
      const third = await visit.open('#/read/1/2/schema')
      await third.getByRole('button', { name: 'Use it here' }).click()
      await first.getByText('Another tab has taken the lab over').waitFor()
      found.push(...(await lookAt(first, 'a tab that lost the lab')))
      expect(found).toEqual([])
    },
    { root: 'web' },
  ),
)

browserTest(
  'a storage that is refused is said, everything works, and it is right for everybody',
  () =>
    withBrowser(
      async ({ context, url }) => {
        const page = await context.newPage()
        await page.addInitScript(() => {
          // As a browser does that keeps nothing: https://w3c.github.io/IndexedDB/#dom-idbfactory-open
          IDBFactory.prototype.open = () => {
            throw new DOMException('The user denied permission.', 'SecurityError')
          }
        })
        await page.goto(`${url}#/do/1`)
        await page.getByRole('heading', { name: '0 of 5 tasks passed' }).waitFor()
        expect(await lookAt(page, 'a storage that is refused')).toEqual([])
      },
      { root: 'web' },
    ),
)

browserTest('opening, and failing to open, is right for everybody', () =>
  withBrowser(
    async ({ context, url }) => {
      const page = await context.newPage()
      let answer: ((reaches: boolean) => void) | undefined
      const decided = new Promise<boolean>((resolve) => {
        answer = resolve
      })
      await page.route('**/pglite-*.wasm', async (route) => {
        if (await decided) await route.continue()
        else await route.fulfill({ status: 503 })
      })
      await page.goto(url)
      const progress = page.getByRole('progressbar', { name: /^Fetching PostgreSQL/ })
      await progress.waitFor()
      const found = await lookAt(page, 'opening')
      answer?.(false)
      await page.getByText('the server answered 503').waitFor()
      found.push(...(await lookAt(page, 'failing to open')))
      expect(found).toEqual([])
    },
    { root: 'web', allowed: /503/ },
  ),
)

async function ask(page: Page, sql: string): Promise<void> {
  await page.getByRole('textbox', { name: 'SQL' }).fill(sql)
  await page.keyboard.press('Control+Enter')
}
