import { strToU8 } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { afterAll, expect, vi } from 'vitest'
import { solutionOf } from '../learn/support/check-project.ts'
import { browserTest } from './support/chromium.ts'
import {
  cameTo,
  editorOf,
  openFile,
  press,
  readEditor,
  standsAt,
  write,
} from './support/do-page.ts'
import { chooseZip, importZip, zipOf } from './support/do-workspace.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

// Each checks several times.
vi.setConfig({ testTimeout: 240_000 })

afterAll(endBrowser)

/** Waits until at least the first lines of something are on the screen, without scrolling there. */
async function onScreen(page: Page, what: Locator): Promise<void> {
  await what.waitFor()
  const isThere = () =>
    what.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top < innerHeight - 40 && bottom > 40
    })
  await expect.poll(isThere, { timeout: 30_000 }).toBe(true)
  expect(page.viewportSize()?.width).toBe(360)
}

browserTest('on a small screen, what a button does comes into view', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open('#/do/2')
      await page.setViewportSize({ width: 360, height: 740 })
      await standsAt(page, 0)
      await page.locator('.task.open').getByRole('button', { name: 'Open schema.prisma' }).click()
      await onScreen(page, page.locator('.code-editor'))

      await chooseZip(page, strToU8('no zip'))
      await onScreen(page, page.locator('.notice', { hasText: 'That file is no zip' }))
      const project = await solutionOf(2)
      await importZip(page, zipOf(2, project))
      const said = page.locator('.notice', { hasText: /files are imported.*Press Run to apply/ })
      await onScreen(page, said)
      expect(await said.getByText('That file is no zip').count()).toBe(0)
    },
    { root: 'web' },
  ),
)

browserTest('what a run came to goes when it is closed, and at the next edit', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open('#/do/2')
      await standsAt(page, 0)
      await press(page, 'Draft')
      await cameTo(page, 'There is nothing to draft')
      const outcome = page.locator('.work-outcome')
      await page.getByText('Checks by itself when you stop typing.').waitFor()
      expect(await outcome.count()).toBe(1)
      await outcome.getByRole('button', { name: 'Close what this came to' }).click()
      await outcome.waitFor({ state: 'detached' })

      await importZip(page, zipOf(2, await solutionOf(2)))
      await openFile(page, 'migration.sql')
      await write(page, 'migration.sql', 'ALTER TABLE users ADD COLUMN email text\nADD bio text;\n')
      await page.locator('.task.open .failure pre.excerpt', { hasText: '^' }).first().waitFor()
      const font = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => getComputedStyle(element).fontFamily)
      expect(await font('.task.open pre.excerpt')).toBe(await font('.code-editor'))
      await press(page, 'Run')
      await cameTo(page, 'PostgreSQL refused')
      await editorOf(page, 'migration.sql').focus()
      await page.keyboard.press('Control+End')
      await page.keyboard.insertText('-- mended\n')
      await outcome.waitFor({ state: 'detached' })
      expect(await readEditor(page, 'migration.sql')).toContain('-- mended')
    },
    { root: 'web' },
  ),
)

browserTest('the cards say where the files are, also when another lesson is looked at', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open('#/do/2')
      await standsAt(page, 0)
      await write(page, 'schema.prisma', '// mine')
      const cards = page.getByRole('navigation', { name: 'Lessons' }).locator('.state')
      expect((await cards.allInnerTexts()).map((text) => text.replace(/, \d.*/, ''))).toEqual([
        'not begun',
        'you are here',
        'not begun',
        'not begun',
      ])
      await page.getByRole('link', { name: /4 Advanced types/ }).click()
      await page.getByText('Your workspace is at lesson 2').waitFor()
      expect(await cards.nth(1).innerText()).toMatch(/^your files are here, /)
      expect(await page.getByText('The lesson begins as soon as').count()).toBe(0)
    },
    { root: 'web' },
  ),
)

browserTest('a down.sql that is added and empty is called empty, not missing', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open('#/do/2')
      await standsAt(page, 0)
      const project = await solutionOf(2)
      const migrations = project.migrations.map((each) => ({ ...each, down: undefined }))
      await importZip(page, zipOf(2, { ...project, migrations }))
      await page.locator('[data-mistake=down-missing]').waitFor()
      await page.locator('.task.open').getByRole('button', { name: 'Add down.sql' }).click()
      await page.locator('[data-mistake=down-empty]').waitFor()
      await page.locator('.failure', { hasText: 'No statement in' }).waitFor()
    },
    { root: 'web' },
  ),
)
