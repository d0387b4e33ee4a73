import { afterAll, expect } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { arrived, goTo, openView } from './support/view-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

browserTest('the draft takes every name before one’s eyes, and the rollback gives them back', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/mistake')
      const names = page.locator('.name-wall li')
      const before = await names.allInnerTexts()
      expect(before.length).toBe(100)
      await page.getByRole('button', { name: 'Run Prisma’s own draft' }).click()
      await page.getByText('Rolled back: all there').waitFor()
      expect(await names.allInnerTexts()).toEqual(before)
      await page.getByRole('button', { name: 'After the draft' }).click()
      expect(new Set(await names.allInnerTexts())).toEqual(new Set(['NULL']))
      expect(await page.locator('.moments').innerText()).toContain('contains null values (23502)')
      await page.getByRole('button', { name: 'Rolled back' }).click()
      expect(await names.allInnerTexts()).toEqual(before)
    },
    { root: 'web' },
  ),
)

browserTest('what a learner types is shown as text, and a damaged value is found and undone', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/ask')
      await goTo(page, 1)
      const ask = async (sql: string) => {
        await page.getByRole('textbox', { name: 'SQL' }).fill(sql)
        await page.keyboard.press('Control+Enter')
      }
      const hostile = '<img src=x onerror=alert(1)>'
      await ask(`UPDATE users SET name = '${hostile}' WHERE id = 1`)
      await page.getByText('UPDATE: 1 row').waitFor()
      await ask('SELECT name, NULL AS nothing FROM users WHERE id = 1')
      const cells = page.locator('.result td')
      await cells.first().waitFor()
      expect(await cells.allInnerTexts()).toEqual([hostile, 'NULL'])
      expect(await page.locator('.result img').count()).toBe(0)

      await page.getByRole('button', { name: 'Verify' }).click()
      expect(await page.locator('.findings').innerText()).toBe('name changed in row 1')
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByText('Back to before').waitFor()
      await page.getByRole('button', { name: 'Verify' }).click()
      await page.getByText('Everything is there: 100 values proven').waitFor()
    },
    { root: 'web' },
  ),
)

browserTest(
  'a mistake in SQL is answered with its place and a hint, and the history brings it back',
  () =>
    withBrowser(
      async (visit) => {
        const page = await openView(visit, '#/ask')
        await goTo(page, 1)
        const prompt = page.getByRole('textbox', { name: 'SQL' })
        await prompt.fill('SELECT id,\n  nme FROM users')
        await page.keyboard.press('Control+Enter')
        await page.getByText('does not exist').first().waitFor()
        expect(await page.locator('.sql-outcome .notice-text').innerText()).toMatchInlineSnapshot(`
          "PostgreSQL: column "nme" does not exist

          42703, line 2, column 3

          2 |   nme FROM users
                ^

          Hint: Perhaps you meant to reference the column "users.name".

          Nothing has changed: the whole text is one transaction, unless it says COMMIT itself."
        `)
        await prompt.fill('')
        await page.keyboard.press('ArrowUp')
        expect(await prompt.inputValue()).toBe('SELECT id,\n  nme FROM users')
      },
      { root: 'web' },
    ),
)

browserTest('SQL that never ends is stopped from the timeline', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/ask')
      await page
        .getByRole('textbox', { name: 'SQL' })
        .fill('SELECT count(*) FROM generate_series(1, 1e12)')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('button', { name: /^Stop/ }).click()
      await page.getByText('Stopped.').waitFor()
      await arrived(page, 'base')
    },
    { root: 'web' },
  ),
)

browserTest('the picture marks what became of each column and value in a word', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/picture/2/3')
      const drawing = page.locator('.diagram svg')
      await drawing.waitFor()
      expect(await drawing.getAttribute('aria-label')).toBe(
        'Table users, phase 2 to phase 3: id kept, name renamed to full_name, bio kept, email kept',
      )
      expect(await page.locator('.connector text').allTextContents()).toEqual([
        'kept',
        'renamed',
        'kept',
        'kept',
      ])
      const strip = await page.locator('.strip').first().innerText()
      expect(strip.replace(/\s+/g, ' ')).toMatchInlineSnapshot(
        `"Row 2 id name email bio phase 2 id 2 name Conor O'Brien email conor.o'brien@example.com bio Sheep farmer on a wet hillside. Talks to his dogs in whistles and to his neighbours hardly at all. phase 3 = kept id 2 → renamed full_name Conor O'Brien = kept email conor.o'brien@example.com = kept bio Sheep farmer on a wet hillside. Talks to his dogs in whistles and to his neighbours hardly at all."`,
      )
    },
    { root: 'web' },
  ),
)

browserTest('a second tab says so, can look at a copy, and can take the lab over', () =>
  withBrowser(
    async (visit) => {
      const first = await openView(visit)
      await goTo(first, 1)
      const second = await visit.open()
      await second.getByText('The lab is open in another tab').first().waitFor()
      await second.getByRole('button', { name: 'Open a copy' }).click()
      await second.getByText('This is a copy').waitFor()
      await arrived(second, 'phase 1')
      const third = await visit.open()
      await third.getByRole('button', { name: 'Use it here' }).click()
      await arrived(third, 'phase 1')
      await first.getByText('Another tab has taken the lab over').waitFor()
    },
    { root: 'web' },
  ),
)

browserTest('people are found by meaning once phase 4 has brought the vectors', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/ask/people')
      await page.getByRole('button', { name: 'Move to phase 4' }).click()
      await arrived(page, 'phase 4')
      await page.getByLabel('Whom do you look for?').fill('who can make a slow query fast?')
      await page.getByRole('button', { name: 'Find' }).click()
      await page.locator('.hits li').first().waitFor()
      expect((await page.locator('.hit-name').allInnerTexts()).slice(0, 2)).toEqual([
        'Ingrid Solheim',
        'Marisol Quintero',
      ])
      await page.getByText('Found with the HNSW index users_embedding_idx.').waitFor()
    },
    { root: 'web' },
  ),
)

browserTest(
  'a schema that somebody changed by hand is found by Verify and put right by Reset',
  () =>
    withBrowser(
      async (visit) => {
        const page = await openView(visit, '#/ask')
        await goTo(page, 1)
        await page
          .getByRole('textbox', { name: 'SQL' })
          .fill('ALTER TABLE users ADD COLUMN nickname text; DELETE FROM _prisma_migrations')
        await page.keyboard.press('Control+Enter')
        await arrived(page, 'base')
        await page.getByRole('button', { name: 'Verify' }).click()
        const notice = page.locator('.outcome .notice-text')
        await notice.waitFor()
        expect(await notice.innerText()).toMatchInlineSnapshot(`
          "The schema or its journal is not what the migrations make

          table users is in no applied migration

          Undo what was typed, or reset to a phase."
        `)
        await page.getByRole('button', { name: 'Reset…' }).click()
        await page.getByRole('radio', { name: '2 Feature expansion' }).check()
        await page.getByRole('button', { name: 'Reset', exact: true }).click()
        await arrived(page, 'phase 2')
        await page.getByRole('button', { name: 'Verify' }).click()
        await page.getByText('The schema is what the applied migrations make.').waitFor()
      },
      { root: 'web' },
    ),
)
