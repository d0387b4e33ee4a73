import { afterAll, expect } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { arrived, openView } from './support/view-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

/** What has the focus, as a screen reader would name it. */
const FOCUSED = `(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()`

browserTest('with the keyboard alone a person moves up, reads, and moves down', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(FOCUSED)).toBe('Skip to the content')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(FOCUSED)).toBe('Change a schema, keep every value')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(FOCUSED)).toBe('Run the first migration')
      await page.keyboard.press('Enter')
      await arrived(page, 'phase 1')

      await page.locator('[aria-current="step"]').focus()
      await page.keyboard.press('ArrowRight')
      await arrived(page, 'phase 2')
      expect(await page.evaluate(FOCUSED)).toContain('Phase 2 Feature expansion')
      await page.keyboard.press('ArrowUp')
      await arrived(page, 'phase 3')
      await page.keyboard.press('ArrowLeft')
      await arrived(page, 'phase 2')
      expect(await page.evaluate(FOCUSED)).toContain('Phase 2 Feature expansion')
      expect(await page.locator('.step summary').first().textContent()).toMatch(
        /^phase 3 → phase 2 ✓ committed, 300 values proven \d+ ms$/,
      )
    },
    { root: 'web' },
  ),
)

browserTest('tabs are one stop, and arrow keys, Home and End go between them', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/read/2/3/schema')
      await page.getByRole('tab', { name: 'schema.prisma' }).focus()
      const visited: string[] = []
      for (const key of ['ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home']) {
        await page.keyboard.press(key)
        visited.push(await page.evaluate(FOCUSED), page.url().replace(/^.*#/, ''))
      }
      expect(visited).toEqual([
        'SQL',
        '/read/2/3/sql',
        'Rows',
        '/read/2/3/rows',
        'Lesson',
        '/read/2/3/lesson',
        'Rows',
        '/read/2/3/rows',
        'Lesson',
        '/read/2/3/lesson',
      ])
      expect(await page.locator('[role="tab"][tabindex="0"]').count()).toBe(1)
    },
    { root: 'web' },
  ),
)

browserTest('the question of reset is answered or left with the keyboard', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit)
      const reset = page.getByRole('button', { name: 'Reset…' })
      await reset.focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await page.evaluate(FOCUSED)).toBe('Reset…')

      await page.keyboard.press('Enter')
      await page.getByRole('radio', { name: '2 Feature expansion' }).focus()
      await page.keyboard.press('Space')
      await page.getByRole('button', { name: 'Reset', exact: true }).focus()
      await page.keyboard.press('Enter')
      await arrived(page, 'phase 2')
      expect(await page.locator('.outcome-title').textContent()).toMatch(
        /^Reset to phase 2: exactly the seed \d+ ms$/,
      )
    },
    { root: 'web' },
  ),
)
