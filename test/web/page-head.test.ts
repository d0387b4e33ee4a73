import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { arrived, goTo, openView } from './support/view-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

browserTest('Do leads to the learner’s own lesson, wherever the lab database is', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit)
      await goTo(page, 2)
      expect(await addressOfDo(page)).toBe('#/do/1')
      await page.getByRole('link', { name: 'lesson 3' }).last().click()
      await page.getByRole('heading', { name: '0 of 8 tasks passed' }).waitFor()
      await page.getByRole('link', { name: 'Ask', exact: true }).click()
      await page.getByRole('heading', { name: /^Ask/ }).waitFor()
      expect(await addressOfDo(page)).toBe('#/do/3')
      await page.reload()
      await arrived(page, 'phase 2')
      expect(await addressOfDo(page)).toBe('#/do/3')
    },
    { root: 'web' },
  ),
)

function addressOfDo(page: Page): Promise<string | null> {
  return page.getByRole('link', { name: 'Do', exact: true }).getAttribute('href')
}
