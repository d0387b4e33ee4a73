import type { Page } from 'playwright-core'
import { afterAll, expect, vi } from 'vitest'
import { browserTest } from './support/chromium.ts'
import { heading, USER_MODEL } from './support/do-page.ts'
import { tabTo } from './support/keyboard.ts'
import { arrived, goTo, openView } from './support/view-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

vi.setConfig({ testTimeout: 180_000 })

afterAll(endBrowser)

browserTest('a storage that is full is said once, and a step, a check and an undo go on', () =>
  withBrowser(
    async ({ context, url }) => {
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      const origin = new URL(url).origin
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000 })
      await page.goto(`${url}#/do/1`)
      await heading(page, '0 of 5 tasks passed')
      await page.getByRole('button', { name: 'Up one phase' }).click()
      await arrived(page, 'phase 1')
      const notice = page.locator('.page-notices .notice')
      await notice.waitFor()
      expect(await notice.innerText()).toMatchInlineSnapshot(`
        "!

        Nothing is kept in this browser

        The browser's storage is full. Everything works, and is gone when the tab is closed. To keep your own files, export them under Do."
      `)
      await writeModel(page)
      await heading(page, '1 of 5 tasks passed')
      await resetTo(page, '2 Feature expansion')
      await page.getByRole('button', { name: 'Undo', exact: true }).click()
      await arrived(page, 'phase 1')
      await proves(page, 100)
      expect(await notice.count()).toBe(1)
    },
    { root: 'web' },
  ),
)

browserTest('a page that is loaded again in the middle of a move finds whole steps', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit)
      const reloaded = page.waitForEvent('load')
      await page.evaluate(() => {
        new MutationObserver(() => {
          const place = document.querySelector('.timeline-place b')?.textContent
          if (place === 'phase 1') location.reload()
        }).observe(document.body, { subtree: true, childList: true, characterData: true })
      })
      await page.locator('[data-phase="4"]').click()
      await reloaded
      const place = page.locator('.timeline-place b')
      await place.waitFor()
      const phase = Number((await place.innerText()).replace('phase ', ''))
      expect([1, 2, 3, 4]).toContain(phase)
      await proves(page, [100, 300, 300, 500][phase - 1] ?? 0)
      await page.getByText('✓ The schema is what the applied migrations make.').waitFor()
      await goTo(page, 4)
      await proves(page, 500)
    },
    { root: 'web' },
  ),
)

browserTest(
  'a tab that takes the lab over during a step finds it whole, and nobody’s text is lost',
  () =>
    withBrowser(
      async ({ open }) => {
        const first = await open('#/do/1')
        await heading(first, '0 of 5 tasks passed')
        await writeModel(first)
        await heading(first, '1 of 5 tasks passed')
        await first.getByRole('navigation', { name: 'Views' }).getByText('Ask').click()
        await sqlPrompt(first).fill('SELECT 1 AS first')

        const second = await open('#/ask')
        await second.getByText('The lab is open in another tab').first().waitFor()
        await sqlPrompt(second).fill('SELECT 2 AS second')

        // The moment that the first step is done, the other tab presses its button.
        await second.getByRole('button', { name: 'Use it here' }).evaluate((button) => {
          new BroadcastChannel('step').onmessage = () => (button as HTMLElement).click()
        })
        await first.evaluate(() => {
          const channel = new BroadcastChannel('step')
          new MutationObserver((_, observer) => {
            if (document.querySelector('.timeline-place b')?.textContent !== 'phase 1') return
            observer.disconnect()
            channel.postMessage('done')
          }).observe(document.body, { subtree: true, childList: true, characterData: true })
        })
        await first.locator('[data-phase="4"]').click()
        await first.getByText('Another tab has taken the lab over').first().waitFor()
        const place = second.locator('.timeline-place b')
        await place.waitFor()
        const phase = Number((await place.innerText()).replace('phase ', ''))
        expect([1, 2, 3, 4]).toContain(phase)
        await proves(second, [100, 300, 300, 500][phase - 1] ?? 0)

        expect(await sqlPrompt(first).inputValue()).toBe('SELECT 1 AS first')
        expect(await sqlPrompt(second).inputValue()).toBe('SELECT 2 AS second')
        await second.getByRole('navigation', { name: 'Views' }).getByText('Do').click()
        await second.getByRole('navigation', { name: 'Lessons' }).getByText('Basic users').click()
        await heading(second, '1 of 5 tasks passed')
        await second.locator('.cm-content', { hasText: 'model User' }).waitFor()

        await first.getByRole('button', { name: 'Use it here' }).click()
        await first.locator('.timeline-place b', { hasText: `phase ${phase}` }).waitFor()
        await first.getByRole('button', { name: 'Run', exact: true }).click()
        await first.getByRole('cell', { name: '1', exact: true }).waitFor()
      },
      { root: 'web' },
    ),
)

browserTest('a second visit without network makes a step, a check, a reset and an undo', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/do/1')
      await heading(page, '0 of 5 tasks passed')
      await page.getByRole('button', { name: 'Up one phase' }).click()
      await arrived(page, 'phase 1')
      await page.evaluate(() => navigator.serviceWorker.ready)
      await visit.disconnect()
      await page.reload()
      await heading(page, '0 of 5 tasks passed')
      await page.getByRole('button', { name: 'Up one phase' }).click()
      await arrived(page, 'phase 2')
      await proves(page, 300)
      await writeModel(page)
      await heading(page, '1 of 5 tasks passed')
      await resetTo(page, '4 Advanced types')
      await page.getByText('Replaced phase 2 with 100 rows.').waitFor()
      await page.getByRole('button', { name: 'Undo', exact: true }).click()
      await arrived(page, 'phase 2')
      await page.getByText('Back to before: reset').first().waitFor()
      // Views that nobody had opened before are kept as well.
      for (const [view, title] of [
        ['Picture', 'The picture'],
        ['Read', 'From phase'],
        ['Lesson', 'Lesson 3'],
        ['Mistake', 'Make the mistake'],
      ] as const) {
        await page.getByRole('navigation', { name: 'Views' }).getByText(view).click()
        await page.locator('main h1', { hasText: title }).waitFor()
      }
    },
    // The browser asks for the newest page first.
    { root: 'web', allowed: /ERR_CONNECTION_REFUSED/ },
  ),
)

browserTest('a reset is undone, and the undo is taken back, with the keys alone', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit)
      await page.getByRole('button', { name: 'Up one phase' }).click()
      await arrived(page, 'phase 1')
      expect(await page.getByRole('button', { name: 'Redo' }).count()).toBe(0)
      await resetTo(page, '3 Safe rename')
      await tabTo(page, 'Undo')
      await page.keyboard.press('Enter')
      await arrived(page, 'phase 1')
      await page.locator('.outcome-title', { hasText: 'Back to before: reset' }).waitFor()
      await tabTo(page, 'Redo')
      await page.keyboard.press('Enter')
      await arrived(page, 'phase 3')
      await page.locator('.outcome-title', { hasText: 'Again as after: reset' }).waitFor()
      expect(await page.getByRole('button', { name: 'Redo' }).count()).toBe(0)
      await page.waitForFunction(() => document.activeElement?.getAttribute('data-phase') === '3')
      await proves(page, 300)
      await page.getByRole('button', { name: 'Undo', exact: true }).click()
      await arrived(page, 'phase 1')
      await page.reload()
      await page.getByRole('button', { name: 'Redo' }).click()
      await arrived(page, 'phase 3')
      await proves(page, 300)
    },
    { root: 'web' },
  ),
)

browserTest('SQL that drops everything is undone, and a hundred values are proven', () =>
  withBrowser(
    async (visit) => {
      const page = await openView(visit, '#/ask')
      await page.getByRole('button', { name: 'Up one phase' }).click()
      await arrived(page, 'phase 1')
      await sqlPrompt(page).fill('DROP SCHEMA public CASCADE; DROP SCHEMA lab CASCADE')
      await page.keyboard.press('Control+Enter')
      await page.locator('.timeline-place b', { hasText: 'base' }).waitFor()
      await page.getByRole('button', { name: 'Verify' }).click()
      await page.locator('.timeline [role="alert"]').waitFor()
      expect(await page.locator('.timeline [role="alert"]').innerText()).toMatchInlineSnapshot(`
        "✗

        Schema public is gone from this database, and every table in it. Nothing was written.

        Undo what was typed, or reset to a phase.

        Close"
      `)
      await page.getByRole('button', { name: 'Undo', exact: true }).click()
      await arrived(page, 'phase 1')
      await proves(page, 100)
    },
    { root: 'web' },
  ),
)

browserTest(
  'what a person did to the table by hand is told with what to press, and Undo mends it',
  () =>
    withBrowser(
      async (visit) => {
        const page = await openView(visit, '#/ask')
        await page.getByRole('button', { name: 'Up one phase' }).click()
        await arrived(page, 'phase 1')
        const told: Record<string, string> = {}
        for (const sql of [
          'ALTER TABLE users DROP COLUMN name',
          'ALTER TABLE users ADD email text',
          'DROP TABLE users',
          'DROP TABLE _prisma_migrations',
          'DROP SCHEMA public CASCADE',
          "UPDATE _prisma_migrations SET checksum = 'x'",
          "UPDATE _prisma_migrations SET migration_name = 'mine'",
          'UPDATE _prisma_migrations SET finished_at = NULL',
          'DROP SCHEMA lab CASCADE',
        ]) {
          await sqlPrompt(page).fill(sql)
          await page.keyboard.press('Control+Enter')
          await page.getByTitle(`Goes back to before: ${sql}`).waitFor()
          await page.locator('[data-phase="2"]').click()
          const alert = page.locator('.timeline [role="alert"], .timeline .step-verdict').first()
          await alert.waitFor()
          told[sql] = (await alert.innerText()).replace(/\s+/g, ' ')
          await page.getByRole('button', { name: 'Undo', exact: true }).click()
          await arrived(page, 'phase 1')
          await proves(page, 100)
        }
        expect(told).toMatchInlineSnapshot(`
          {
            "ALTER TABLE users ADD email text": "✗ PostgreSQL refused prisma/migrations/20260101000200_add_email_and_bio/migration.sql: column "email" of relation "users" already exists (42701). The step was rolled back; nothing has changed. Undo what was typed, or reset to a phase. Close",
            "ALTER TABLE users DROP COLUMN name": "✗ The table is not what the course expects at phase 1: users.name is missing. Nothing has changed. Undo what was typed, or reset to a phase. Close",
            "DROP SCHEMA lab CASCADE": "✗ Database postgres is not the lab's: it holds relation _prisma_migrations, relation users, relation users_id_seq. Nothing was written. Undo what was typed, or reset to a phase. Close",
            "DROP SCHEMA public CASCADE": "✗ Schema public is gone from this database, and every table in it. Nothing was written. Undo what was typed, or reset to a phase. Close",
            "DROP TABLE _prisma_migrations": "✗ The database holds tables, and Prisma's journal _prisma_migrations is gone: nothing says which migrations made them. Nothing has changed. Undo what was typed, or reset to a phase. Close",
            "DROP TABLE users": "✗ The table is not what the course expects at phase 1: table users is missing. Nothing has changed. Undo what was typed, or reset to a phase. Close",
            "UPDATE _prisma_migrations SET checksum = 'x'": "✗ Migration 20260101000100_create_users was changed after it was applied to this database. Undo what was typed, or reset to a phase. Close",
            "UPDATE _prisma_migrations SET finished_at = NULL": "✗ Migration 20260101000100_create_users was started on this database and did not finish. Undo what was typed, or reset to a phase. Close",
            "UPDATE _prisma_migrations SET migration_name = 'mine'": "✗ This database holds migration mine, which is not in prisma/migrations. Undo what was typed, or reset to a phase. Close",
          }
        `)
        expect(Object.values(told).filter((text) => /\b(npm|npx|git) /.test(text))).toEqual([])
      },
      { root: 'web' },
    ),
)

function sqlPrompt(page: Page) {
  return page.getByRole('textbox', { name: 'SQL' })
}

async function writeModel(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Editor: prisma/schema.prisma' }).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(USER_MODEL)
}

async function resetTo(page: Page, phase: string): Promise<void> {
  await page.getByRole('button', { name: 'Reset…' }).click()
  await page.getByRole('radio', { name: phase }).check()
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await page.getByText('exactly the seed').waitFor()
}

async function proves(page: Page, values: number): Promise<void> {
  await page.getByRole('button', { name: 'Verify' }).click()
  await page.getByText(`✓ Everything is there: ${values} values proven`).waitFor()
}
