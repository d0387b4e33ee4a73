import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { findOverflow, findViolations, goTo, openView, showView } from './support/view-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

const VIEWS = [
  '#/',
  '#/lesson/4',
  '#/read/2/4/lesson',
  '#/read/3/4/schema',
  '#/read/2/4/sql',
  '#/read/3/4/catalog',
  '#/read/3/4/rows',
  '#/picture/2/4',
  '#/picture/4/base',
  '#/mistake',
  '#/ask',
  '#/ask/people',
  '#/nowhere',
]

/** What a view has to be asked before it shows all that it can. */
const FILL: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  '#/': async (page) => {
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.getByText('Proof at phase 4').waitFor()
  },
  '#/mistake': async (page) => {
    await page.getByRole('button', { name: 'Run Prisma’s own draft' }).click()
    await page.getByText('Rolled back: all there').waitFor()
  },
  '#/ask': async (page) => {
    await page
      .getByRole('textbox', { name: 'SQL' })
      .fill("SELECT *, repeat('wide', 100) AS wide FROM users")
    await page.keyboard.press('Control+Enter')
    await page.locator('.result td').first().waitFor()
  },
}

/** Looks at every view in the state in which it shows most. */
async function lookAtAll(page: Page, look: (address: string) => Promise<string[]>) {
  await goTo(page, 4)
  const found: string[] = []
  for (const address of VIEWS) {
    await showView(page, address)
    await FILL[address]?.(page)
    found.push(...(await look(address)).map((line) => `${address} ${line}`))
  }
  return found
}

for (const colorScheme of ['light', 'dark'] as const) {
  browserTest(`axe finds nothing wrong on any view in ${colorScheme} colours`, () =>
    withBrowser(
      async (visit) => {
        const page = await openView(visit)
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        expect(await lookAtAll(page, () => findViolations(page))).toEqual([])
      },
      { root: 'web' },
    ),
  )
}

browserTest('no view scrolls sideways, from 360 pixels to wide', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit)
      const widths = [360, 800, 1440]
      const found = await lookAtAll(page, async () => {
        const lines: string[] = []
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 })
          lines.push(...(await findOverflow(page)).map((line) => `${width} ${line}`))
        }
        return lines
      })
      expect(found).toEqual([])
    },
    { root: 'web' },
  ),
)

browserTest('the colours follow the machine until a person chooses, and the choice is kept', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit)
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      const light = await ground()
      await page.emulateMedia({ colorScheme: 'dark' })
      const dark = await ground()
      expect(dark).not.toBe(light)
      await page.getByLabel('Colours').selectOption('light')
      expect(await ground()).toBe(light)
      await page.reload()
      await page.locator('.timeline-place', { hasText: 'applied' }).waitFor()
      expect(await ground()).toBe(light)
    },
    { root: 'web' },
  ),
)
