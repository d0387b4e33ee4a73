import { afterAll, expect } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { arrived, openView } from './support/view-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

browserTest('the colours that a person chose are there before the page’s own code is', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit)
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      await page.emulateMedia({ colorScheme: 'light' })
      const light = await ground()
      await page.getByLabel('Colours').selectOption('dark')
      const dark = await ground()
      expect(dark).not.toBe(light)

      // The code of the page does not come: what is painted is what index.html and its styles say.
      await page.route('**/assets/index-*.js', (route) => route.abort())
      await page.reload()
      await page.getByRole('heading', { name: 'Change a schema, keep every value' }).waitFor()
      expect(await page.locator('.timeline-place').count()).toBe(0)
      expect(await ground()).toBe(dark)
    },
    { root: 'web', allowed: /ERR_FAILED/ },
  ),
)

browserTest('a page over plain HTTP says so once, and its lab works', () =>
  withBrowser(
    async ({ context, url }) => {
      const page = await context.newPage()
      await page.goto(`${url.replace('127.0.0.1', 'classroom.test')}#/do/1`)
      await page.getByRole('heading', { name: '0 of 5 tasks passed' }).waitFor()
      const notice = page.locator('.page-notices .notice')
      expect((await notice.innerText()).replace(/\s+/g, ' ')).toMatchInlineSnapshot(
        `"i This page came over plain HTTP, so the browser neither opens it without network nor tells it of other tabs: keep the lab in one tab. Everything else works. Close"`,
      )
      await page.getByRole('button', { name: 'Up one phase' }).click()
      await arrived(page, 'phase 1')
      await page.getByRole('button', { name: 'Close the note on plain HTTP' }).click()
      await page.reload()
      await arrived(page, 'phase 1')
      await page.getByRole('heading', { name: '0 of 5 tasks passed' }).waitFor()
      expect(await notice.count()).toBe(0)
    },
    { root: 'web', allowed: /^request to http:\/\/classroom\.test/ },
  ),
)

browserTest('a page from this machine says nothing of plain HTTP', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit)
      expect(await page.locator('.page-notices .notice').count()).toBe(0)
    },
    { root: 'web' },
  ),
)

browserTest('the first search says how much of the encoder has come, the second is quick', () =>
  withBrowser(
    async (visit) => {
      // What a service worker fetches can't be held back.
      await visit.context.addInitScript(() => {
        const { serviceWorker } = navigator
        if (serviceWorker) serviceWorker.register = () => new Promise(() => {})
      })
      const page = await openView(visit, '#/ask/people')
      await page.getByRole('button', { name: 'Move to phase 4' }).click()
      await arrived(page, 'phase 4')
      // All but the last piece comes at once.
      let send: (() => void) | undefined
      const asked = new Promise<void>((resolve) => {
        send = resolve
      })
      await visit.context.route('**/encoder/group1-shard7of7', async (route) => {
        await asked
        await route.continue()
      })
      await page.getByRole('button', { name: 'Find' }).click()
      const progress = page.getByRole('progressbar', {
        name: /^Fetching the sentence encoder: 2\d/,
      })
      await progress.waitFor()
      const share = Number(await progress.getAttribute('value'))
      expect(share).toBeGreaterThan(0.8)
      expect(share).toBeLessThan(1)
      send?.()
      await page.locator('.hits li').first().waitFor()
      const [before = ''] = await page.locator('.hit-name').allInnerTexts()

      const names: string[] = []
      await page.exposeFunction('said', (name: string) => names.push(name))
      await page.evaluate(() =>
        new MutationObserver(() => {
          const bar = document.querySelector('main progress')
          if (bar) (globalThis as unknown as { said(name: string): void }).said(bar.ariaLabel ?? '')
        }).observe(document.body, { subtree: true, childList: true }),
      )
      await page.getByLabel('Whom do you look for?').fill('somebody who looks after animals')
      await page.getByRole('button', { name: 'Find' }).click()
      await page.locator('.hits li:first-child .hit-name').filter({ hasNotText: before }).waitFor()
      expect(names.filter((name) => name.includes('Fetching'))).toEqual([])
    },
    { root: 'web' },
  ),
)
