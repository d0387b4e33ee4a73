import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { arrived, findOverflow, goTo, openView } from './support/view-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

browserTest('a value as long as memory allows is cut, and the next answer is shown', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/ask')
      await ask(page, "SELECT repeat('x', 150000000)")
      await page.getByText('… and more than 1,000,000 more characters').waitFor()
      expect(await page.getByRole('button', { name: 'Show all' }).count()).toBe(0)
      await ask(page, 'SELECT 42')
      await page.getByRole('cell', { name: '42' }).waitFor()
    },
    { root: 'web' },
  ),
)

browserTest('an answer that can’t be drawn says so, and the next one is shown', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/ask')
      await page.evaluate(() => {
        const write = Number.prototype.toLocaleString
        // How many rows are shown is said only where there are more.
        Number.prototype.toLocaleString = function (...options) {
          if (Number(this) === 1_000) throw new Error('a thousand is not to be drawn')
          return write.apply(this, options)
        }
      })
      await ask(page, 'SELECT generate_series(1, 1001)')
      await page.getByText('a thousand is not to be drawn').waitFor()
      await ask(page, 'SELECT 42')
      await page.getByRole('cell', { name: '42' }).waitFor()
      expect(await page.getByText('This can’t be shown').count()).toBe(0)
    },
    { root: 'web' },
  ),
)

browserTest('an outcome goes once something else has changed the database, not before', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/ask')
      await goTo(page, 2)
      await ask(page, 'DROP SCHEMA public CASCADE')
      await arrived(page, 'base')
      await page.getByRole('button', { name: 'Undo', exact: true }).click()
      const outcome = page.locator('.outcome')
      await outcome.getByText('The database is at phase 2 with 100 rows').waitFor()
      await arrived(page, 'phase 2')
      await ask(page, 'SELECT 42')
      await page.getByRole('cell', { name: '42' }).waitFor()
      expect(await outcome.count()).toBe(1)
      await ask(page, 'DROP SCHEMA public CASCADE')
      await arrived(page, 'base')
      expect(await outcome.count()).toBe(0)
    },
    { root: 'web' },
  ),
)

browserTest('where Undo leads is to be read before it is pressed', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/ask')
      const line = page.locator('.undo-line')
      expect(await line.innerText()).toBe('Nothing to undo yet.')
      await goTo(page, 2)
      expect(await line.innerText()).toBe('Nothing to undo: steps up are undone by Down.')
      await ask(page, "UPDATE users\n  SET email = 'somebody@example.com' WHERE id = 1")
      await page.locator('.sql-done').waitFor()
      await goTo(page, 3)
      expect(await line.innerText()).toBe(
        "Changed by typed SQL: Verify compares it. Undo goes back to before: UPDATE users SET email = 'some…, and what came after it.",
      )
      await page.setViewportSize({ width: 360, height: 800 })
      expect(await findOverflow(page)).toEqual([])
      await page.getByRole('button', { name: 'Down one phase' }).click()
      await arrived(page, 'phase 2')
      expect(await line.innerText()).toBe(
        'Undo goes back to before: rollback from phase 3 to phase 2, and what came after it.',
      )
    },
    { root: 'web' },
  ),
)

browserTest('an answer below the fold is scrolled to, and is as wide as what is in it', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/ask')
      await page.setViewportSize({ width: 1440, height: 700 })
      await goTo(page, 1)
      await page.evaluate(() => scrollTo(0, 0))
      await ask(page, 'SELECT id FROM users ORDER BY id LIMIT 9')
      const table = page.locator('.result')
      await table.waitFor()
      await page.waitForFunction(() => {
        const { bottom = Number.NaN } =
          document.querySelector('.result')?.getBoundingClientRect() ?? {}
        return bottom <= innerHeight
      })
      const box = await table.boundingBox()
      expect(box?.width).toBeLessThan(300)
    },
    { root: 'web' },
  ),
)

browserTest('Prisma’s warning is told beside PostgreSQL’s silence', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/mistake')
      await page.getByRole('button', { name: 'Run Prisma’s own draft' }).click()
      await page.getByText('Rolled back: all there').waitFor()
      const told = await page.locator('.moments').innerText()
      expect(told).toContain('PostgreSQL runs it, and gives no error and no warning.')
      expect(told).toContain('All the data in the column will be lost.')
    },
    { root: 'web' },
  ),
)

browserTest('a tab that lost the lab can look at a copy', () =>
  withBrowser(
    async (visit) => {
      const first = await openView(visit)
      await goTo(first, 1)
      const second = await visit.open()
      await second.getByRole('button', { name: 'Use it here' }).click()
      await arrived(second, 'phase 1')
      await first.getByText('Another tab has taken the lab over').waitFor()
      await first.getByRole('button', { name: 'Open a copy' }).click()
      await first.getByText('This is a copy').waitFor()
      await arrived(first, 'phase 1')
      await goTo(second, 2)
      await first.locator('.timeline-place b', { hasText: 'phase 1' }).waitFor()
    },
    { root: 'web' },
  ),
)

browserTest(
  'a search without a network says what it needs, and one without a question asks for it',
  () =>
    withBrowser(
      async (visit) => {
        const page = await openView(visit, '#/ask/people')
        await visit.context.route('**/encoder-worker*', (route) => route.abort())
        await page.getByRole('button', { name: 'Move to phase 4' }).click()
        await arrived(page, 'phase 4')
        await page.getByRole('button', { name: 'Find' }).click()
        const notice = page.locator('.found .notice-text')
        await notice.waitFor()
        expect(await notice.innerText()).toMatchInlineSnapshot(`
          "The sentence encoder can't be loaded: a part of the page could not be fetched.

          It needs the network the first time: ask again when it is back. It is kept once it was here."
        `)
        await visit.context.unroute('**/encoder-worker*')
        await page.getByText('The first search loads the sentence encoder').waitFor()
        await page.getByRole('button', { name: 'Find' }).click()
        await page.locator('.hits li').first().waitFor()
        await page.getByText('The sentence encoder is loaded.').waitFor()
        await page.getByLabel('Whom do you look for?').fill(' ')
        await page.getByRole('button', { name: 'Find' }).click()
        await page.locator('.found', { hasText: 'Type a question first' }).waitFor()
        expect(await page.locator('.hits').count()).toBe(0)
      },
      { root: 'web', allowed: /encoder-worker|net::ERR_FAILED/ },
    ),
)

async function ask(page: Page, sql: string): Promise<void> {
  await page.getByRole('textbox', { name: 'SQL' }).fill(sql)
  await page.keyboard.press('Control+Enter')
}
