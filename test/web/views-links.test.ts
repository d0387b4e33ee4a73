import { afterAll, expect } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { openView, showView } from './support/view-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

const HEADINGS = [
  ['#/', 'Change a schema, keep every value'],
  ['#/lesson/3', 'Lesson 3: Safe rename'],
  ['#/read/2/3/sql', 'From phase 2 to phase 3'],
  ['#/read/base/database/catalog', 'From base to the lab database'],
  ['#/picture/4/3', 'The picture: phase 4 to phase 3'],
  ['#/mistake', 'Make the mistake'],
  ['#/ask/people', 'Ask the database'],
  ['#/nowhere', 'There is no such view'],
] as const

browserTest('a link that is sent opens the view it was copied from', () =>
  withBrowser(
    async (visit) => {
      for (const [address, heading] of HEADINGS) {
        const page = await openView(visit, address)
        await page.locator('main h1', { hasText: heading }).waitFor()
        expect(await page.title()).toBe(`${heading} · prisma-migration-lab`)
        await page.close()
      }
    },
    { root: 'web' },
  ),
)

browserTest('Back returns to the view before, and the heading of each has the focus', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit)
      await page.getByRole('navigation', { name: 'Views' }).getByText('Read').click()
      await page.locator('main h1', { hasText: 'From base to phase 1' }).waitFor()
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
        'From base to phase 1',
      )
      await page.goBack()
      await page.locator('main h1', { hasText: 'Change a schema' }).waitFor()
    },
    { root: 'web' },
  ),
)

browserTest('a place in a lesson has an address', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/lesson/3/what-prisma-drafted')
      await page.waitForFunction(
        () => document.activeElement?.textContent === 'What Prisma drafted',
      )
      await page.getByRole('link', { name: 'What a person patched' }).click()
      await page.waitForFunction(
        () => document.activeElement?.textContent === 'What a person patched',
      )
      expect(page.url()).toMatch(/#\/lesson\/3\/what-a-person-patched$/)
    },
    { root: 'web' },
  ),
)

browserTest('any two phases are read side by side, each part for itself', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/read/2/3/schema')
      const found: Record<string, string> = {}
      for (const part of ['schema', 'sql', 'catalog', 'rows']) {
        await showView(page, `#/read/2/3/${part}`)
        const table = page.getByRole('tabpanel').locator('.changed, .renamed, figure').first()
        found[part] = (await table.innerText()).replace(/\s+/g, ' ').slice(0, 100)
      }
      expect(found).toMatchInlineSnapshot(`
        {
          "catalog": "column users.name text not null → renamed column users.full_name text not null",
          "rows": "name name Conor O'Brien → renamed full_name Conor O'Brien",
          "schema": "3 - name String 3 + fullName String @map("full_name")",
          "sql": "migration.sql up -- Patched by hand. A schema file says what there is, not how it came about, -- so ",
        }
      `)
      await page.getByRole('combobox', { name: 'To', exact: true }).selectOption('1')
      await page.locator('main h1', { hasText: 'From phase 2 to phase 1' }).waitFor()
      await page.getByRole('button', { name: 'Swap the sides' }).click()
      await page.locator('main h1', { hasText: 'From phase 1 to phase 2' }).waitFor()
      expect(page.url()).toMatch(/#\/read\/1\/2\/rows$/)
    },
    { root: 'web' },
  ),
)

browserTest('the text is there before any script, and says what this is', () =>
  withBrowser(
    async ({ context, url }) => {
      const browser = context.browser()
      const plain = await browser?.newContext({ javaScriptEnabled: false })
      const page = await plain?.newPage()
      await page?.goto(url)
      expect(await page?.locator('main h1').textContent()).toBe('Change a schema, keep every value')
      const lead = (await page?.locator('main .lead').textContent()) ?? ''
      await plain?.close()
      const alive = await context.newPage()
      await alive.goto(url)
      await alive.locator('.first-step').waitFor()
      const words = (text: string | null) => text?.replace(/\s+/g, ' ').trim()
      expect(words(await alive.locator('main .lead').textContent())).toBe(words(lead))
    },
    { root: 'web' },
  ),
)
