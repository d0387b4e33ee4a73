import { afterAll, expect, vi } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { nameOfFocused, tabTo } from './support/keyboard.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

// A whole lesson, a stop of Tab at a time.
vi.setConfig({ testTimeout: 300_000 })

afterAll(endBrowser)

const MODEL = `
model User {
id Int @id @default(autoincrement())
name String
@@map("users")
}`

browserTest('from loading the page to the end of phase 1 nothing but keys is pressed', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open()
      const keys = page.keyboard
      const passed = (count: number) =>
        page.getByRole('heading', { name: `${count} of 5 tasks passed` }).waitFor()

      await keys.press('Tab')
      expect(await nameOfFocused(page)).toBe('Skip to the content')
      await tabTo(page, 'Do')
      await keys.press('Enter')
      await passed(0)
      expect(await nameOfFocused(page)).toBe('Lesson 1: Basic users')

      await tabTo(page, 'Open schema.prisma')
      await keys.press('Enter')
      await keys.press('Control+End')
      await keys.type(MODEL)
      await passed(1)

      await tabTo(page, 'Draft')
      await keys.press('Enter')
      await page.getByRole('textbox', { name: /_create_users\/migration\.sql$/ }).waitFor()
      await passed(3)

      const [first] = await page.locator('.question label').allInnerTexts()
      await tabTo(page, first ?? '')
      await keys.press('Space')
      while (!/a sequence .* index|index .* sequence/i.test(await nameOfFocused(page))) {
        await keys.press('ArrowDown')
      }
      await keys.press('Enter')
      await passed(4)

      await tabTo(page, 'Run')
      await keys.press('Enter')
      await page.getByText('Lesson 1 is passed').waitFor()
      await passed(5)

      // From the lesson to the line, where the lab's own database still is at base.
      await tabTo(page, /base no table yet here/, 'Shift+Tab')
      await keys.press('ArrowRight')
      await page.getByText('100 rows seeded.').waitFor()
      await page.locator('[data-phase="1"][aria-disabled="false"]').waitFor()
      expect(await nameOfFocused(page)).toBe('●Phase 1 Basic users here')
      expect(await page.locator('.timeline-place').innerText()).toBe(
        'The lab database is at phase 1: 1 applied, 3 pending',
      )
      await tabTo(page, 'Close what just happened')
      await keys.press('Enter')
      expect(await nameOfFocused(page)).toBe('●Phase 1 Basic users here')
    },
    { root: 'web' },
  ),
)

browserTest('as soon as nothing is said to run, the line takes the next key', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open()
      await page.locator('[data-phase="0"][aria-disabled="false"]').waitFor()
      // At each moment in which no progress is shown: whether a key would be taken.
      await page.evaluate(() => {
        const taken: boolean[] = []
        Object.assign(globalThis, { taken })
        new MutationObserver(() => {
          if (document.querySelector('.running-line progress')) return
          const stations = [...document.querySelectorAll('.rail button')]
          taken.push(stations.every((each) => each.getAttribute('aria-disabled') === 'false'))
        }).observe(document.body, { subtree: true, childList: true, attributes: true })
      })
      await tabTo(page, /base no table yet here/)
      for (const [key, place] of [
        ['ArrowRight', 'phase 1'],
        ['ArrowUp', 'phase 2'],
        ['ArrowLeft', 'phase 1'],
        ['ArrowDown', 'base'],
      ] as const) {
        await page.keyboard.press(key)
        await page.locator('.timeline-place b', { hasText: place }).waitFor()
        await page.locator('.running-line progress').waitFor({ state: 'detached' })
      }
      const taken = await page.evaluate(() => (globalThis as unknown as { taken: boolean[] }).taken)
      expect(taken.length).toBeGreaterThan(0)
      expect(new Set(taken)).toEqual(new Set([true]))
    },
    { root: 'web' },
  ),
)
