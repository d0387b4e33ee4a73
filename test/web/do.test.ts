import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { projectPath } from '../../src/project.node.ts'
import { browserTest } from './support/chromium.ts'
import { tabTo } from './support/keyboard.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

const SCHEMA = await readFile(projectPath('lessons/03-safe-rename/schema.prisma'), 'utf8')
const RENAME = 'ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";'
const BACK = 'ALTER TABLE "users" RENAME COLUMN "full_name" TO "name";'

browserTest('lesson 3 is solved by keyboard alone, past Prisma’s draft, from start to passed', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open('#/do/3')
      await tasksPassed(page, 0)

      await tabTo(page, 'Open schema.prisma')
      await page.keyboard.press('Enter')
      await replaceText(page, SCHEMA)
      await tasksPassed(page, 1)

      await tabTo(page, 'Draft')
      await page.keyboard.press('Enter')
      await page
        .getByRole('textbox', { name: /_rename_name_to_full_name\/migration\.sql/ })
        .waitFor()
      await tasksPassed(page, 2)
      // What is wrong with the draft would give the answer away.
      expect(await mistakes(page)).toEqual([])

      await answer(page, /^It runs, and the names/, 3)
      await tasksPassed(page, 3)
      expect(await mistakes(page)).toEqual(['draft-unpatched'])

      await tabTo(page, /^Editor: /)
      await replaceText(page, RENAME)
      await page.keyboard.press('Control+Enter')
      await tasksPassed(page, 4)

      await tabTo(page, /^Add down\.sql/, 'Shift+Tab')
      await page.keyboard.press('Enter')
      await page.getByRole('textbox', { name: /down\.sql$/ }).waitFor()
      await page.keyboard.insertText(BACK)
      await page.keyboard.press('Control+s')
      await tasksPassed(page, 5)

      await answer(page, /^None that anybody/, 4)
      await tasksPassed(page, 6)
      await answer(page, /^Yes, every row/, 2)
      await tasksPassed(page, 7)

      await tabTo(page, 'Run')
      await page.keyboard.press('Enter')
      await page.getByText('Lesson 3 is passed').waitFor()
      await tasksPassed(page, 8)
      const proof = await page.locator('.work-outcome .proof tbody th').allInnerTexts()
      expect(proof.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
        '✓ kept: namefull_name',
        '✓ kept: email',
        '✓ kept: bio',
      ])
    },
    { root: 'web' },
  ),
)

async function tasksPassed(page: Page, count: number): Promise<void> {
  await page.getByRole('heading', { name: `${count} of 8 tasks passed` }).waitFor()
}

function mistakes(page: Page): Promise<(string | null)[]> {
  return page
    .locator('[data-mistake]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-mistake')))
}

/** Puts another text into the editor that has the focus. */
async function replaceText(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}

/** Chooses an option, from 1, of the question whose first option is `first`, and answers. */
async function answer(page: Page, first: RegExp, option: number): Promise<void> {
  await page.getByRole('radio', { name: first }).waitFor()
  await tabTo(page, first)
  await page.keyboard.press('Space')
  for (let at = 1; at < option; at++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}
