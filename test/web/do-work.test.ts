import type { Page } from 'playwright-core'
import { afterAll, expect, vi } from 'vitest'
import { solutionOf } from '../learn/support/check-project.ts'
import { browserTest } from './support/chromium.ts'
import {
  answer,
  askOwn,
  cameTo,
  editorOf,
  openFile,
  press,
  provenFields,
  readEditor,
  shownMistakes,
  standsAt,
  titleOf,
  write,
} from './support/do-page.ts'
import { importZip, zipOf } from './support/do-workspace.ts'
import { endBrowser, type Visit, withBrowser } from './support/with-browser.ts'

// Each checks several times.
vi.setConfig({ testTimeout: 240_000 })

afterAll(endBrowser)

/** The columns of the learner's own table. */
const COLUMNS = `SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute
WHERE attrelid = 'users'::regclass AND attnum > 0 AND NOT attisdropped`
/** People, the names that they have, and a number for all of these names. */
const NAMES = 'SELECT count(*), count(name), bit_xor(hashtextextended(name, id)) FROM users'

/** Opens a lesson in a new profile, with its reference solution for files and nothing of it applied. */
async function openSolved({ open }: Visit, phase: number): Promise<Page> {
  const page = await open(`#/do/${phase}`)
  await standsAt(page, 0)
  await importZip(page, zipOf(phase, await solutionOf(phase)))
  return page
}

async function back(page: Page, phase: number): Promise<void> {
  await page.goBack()
  await page.getByRole('heading', { name: `Lesson ${phase}: ` }).waitFor()
}

browserTest('Run down takes the columns away, proves the rest, and Run brings them back', () =>
  withBrowser(
    async (visit) => {
      const page = await openSolved(visit, 2)
      await press(page, 'Run')
      await cameTo(page, 'Applied 20260101000200_add_email_and_bio')
      await standsAt(page, 4, titleOf(2, 'predict-lock'))

      await press(page, 'Run down')
      await cameTo(page, 'Rolled back 20260101000200_add_email_and_bio')
      expect(await provenFields(page)).toEqual(['✓ kept: name'])
      await standsAt(page, 3)
      expect(await askOwn(page, COLUMNS)).toEqual([['id name']])
      await back(page, 2)

      // What an earlier lesson brought is not for this one to take back.
      await press(page, 'Run down')
      expect(await cameTo(page, 'There is nothing to run')).toContain(
        'has run no migration of this lesson.',
      )
      await press(page, 'Run')
      await standsAt(page, 4)
      expect(await askOwn(page, COLUMNS)).toEqual([['id name bio email']])
    },
    { root: 'web' },
  ),
)

browserTest('a database that was reset is brought back by Undo, and the files stay', () =>
  withBrowser(
    async (visit) => {
      const page = await openSolved(visit, 2)
      await press(page, 'Run')
      await standsAt(page, 4)
      await askOwn(page, "UPDATE users SET bio = 'mine' WHERE id = 7")
      await back(page, 2)

      await page.getByRole('button', { name: 'Reset your database…' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
      await standsAt(page, 4)
      await page.getByRole('button', { name: 'Reset your database…' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Reset', exact: true }).click()
      await cameTo(page, 'Your database is at the start of the lesson again')
      await standsAt(page, 3)
      expect(await askOwn(page, COLUMNS)).toEqual([['id name']])
      await back(page, 2)

      await page.getByRole('button', { name: 'Undo in your database' }).click()
      await cameTo(page, 'Your database is back to before: reset from phase 2 to phase 1')
      await standsAt(page, 4)
      expect(await askOwn(page, "SELECT id FROM users WHERE bio = 'mine'")).toEqual([['7']])
    },
    { root: 'web' },
  ),
)

browserTest('Reset the lesson puts files and database back, and keeps what was written', () =>
  withBrowser(
    async (visit) => {
      const page = await openSolved(visit, 2)
      await press(page, 'Run')
      await standsAt(page, 4)
      await page.getByRole('button', { name: 'Reset the lesson…' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Reset', exact: true }).click()
      await page.getByText(/^Lesson 2 is back at its start\./).waitFor()
      await standsAt(page, 0)
      expect(await readEditor(page, 'schema.prisma')).not.toContain('email')
      await page.getByText('Earlier versions (1)').click()
      expect(await askOwn(page, COLUMNS)).toEqual([['id name']])
      await back(page, 2)

      await page.getByText('Earlier versions (1)').click()
      await page.getByRole('button', { name: /^Bring back: .*The lesson was reset\.$/ }).click()
      await standsAt(page, 3)
      expect(await readEditor(page, 'schema.prisma')).toContain('email')
    },
    { root: 'web' },
  ),
)

browserTest('a migration is renamed and removed, and the lesson says what became of it', () =>
  withBrowser(
    async (visit) => {
      const page = await openSolved(visit, 2)
      await standsAt(page, 3)
      const name = '20260101000200_add_email_and_bio'
      await page.getByRole('button', { name: `Rename ${name}` }).click()
      const form = page.locator('.name-form')
      await form.getByRole('textbox').fill('20260101000100_create_users')
      await form.getByRole('button', { name: 'Rename' }).click()
      await form.getByText('There is a migration 20260101000100_create_users already.').waitFor()
      await form.getByRole('textbox').fill('20250101000000_early')
      await page.keyboard.press('Enter')
      await page.locator('[data-mistake=sorts-before-history]').waitFor()

      const next = page.locator('.task.open').getByRole('button', { name: /^Rename it to / })
      const title = (await next.textContent()) ?? ''
      await next.click()
      await standsAt(page, 3)
      const renamed = title.replace('Rename it to ', '')
      expect(renamed).toMatch(/^2026\d+_early$/)
      await openFile(page, 'down.sql')

      await page.getByRole('button', { name: `Remove ${renamed}` }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
      await page.locator('[data-mistake=schema-without-migration]').waitFor()
      await editorOf(page, 'schema.prisma').waitFor()
      expect(await page.locator('.folder-name').allTextContents()).toEqual([
        '20260101000100_create_users/',
      ])
    },
    { root: 'web' },
  ),
)

browserTest('a migration of an earlier lesson is put back as it was', () =>
  withBrowser(
    async (visit) => {
      const page = await openSolved(visit, 2)
      await page.getByText('Migrations of earlier lessons (1)').click()
      await page.getByRole('button', { name: 'Remove 20260101000100_create_users' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
      await page.locator('[data-mistake=earlier-migration-deleted]').waitFor()
      await page.getByRole('button', { name: 'Put 20260101000100_create_users back' }).click()
      await standsAt(page, 3)
      expect(await shownMistakes(page)).toEqual([])
    },
    { root: 'web' },
  ),
)

browserTest(
  'backfill.sql runs alone, is refused before its column is there, and fills it after',
  () =>
    withBrowser(
      async (visit) => {
        const page = await openSolved(visit, 4)
        await openFile(page, 'backfill.sql')
        await press(page, 'Run backfill.sql')
        await cameTo(page, 'PostgreSQL refused backfill.sql: type "vector" does not exist (42704)')
        await press(page, 'Run')
        await cameTo(page, 'Applied 20260101000400_add_settings_and_embedding')
        await press(page, 'Run backfill.sql')
        await page.getByText('UPDATE: 100 rows.').waitFor()
        const filled = 'SELECT count(embedding), count(DISTINCT embedding::text) > 1 FROM users'
        expect(await askOwn(page, filled)).toEqual([['100', 't']])
      },
      { root: 'web' },
    ),
)

interface Recorded {
  called: { method: string; parameters: unknown[] }[]
}

/** Has the page note what its workers are asked. */
async function recordCalls({ context }: Visit): Promise<void> {
  await context.addInitScript(() => {
    const post = Worker.prototype.postMessage
    const called: unknown[] = []
    Object.assign(globalThis, { called })
    Worker.prototype.postMessage = function (this: Worker, ...message: [unknown]) {
      called.push(message[0])
      post.apply(this, message)
    } as typeof post
  })
}

/** How many checks were begun since the page was loaded. */
function countChecks(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      (globalThis as unknown as Recorded).called.filter(({ method }) => method === 'check').length,
  )
}

const ENDLESS = 'DO $$ BEGIN LOOP NULL; END LOOP; END $$;\n'
const MIGRATION = '20260101000200_add_email_and_bio/migration.sql'

browserTest(
  'a check and a run without an end are stopped; files and database are as they were',
  () =>
    withBrowser(
      async (visit) => {
        await recordCalls(visit)
        const page = await openSolved(visit, 2)
        await standsAt(page, 3)
        const before = await askOwn(page, NAMES)
        await back(page, 2)
        await page.locator('.folder-name', { hasText: MIGRATION.split('/')[0] ?? '' }).waitFor()
        await page.getByRole('button', { name: 'migration.sql', exact: true }).first().click()
        await page.getByText('Checks by itself when you stop typing.').waitFor()
        const checks = await countChecks(page)
        await write(page, MIGRATION, ENDLESS)
        await page.keyboard.press('Control+Enter')
        await page.getByRole('button', { name: 'Stop here: Checking' }).waitFor()
        // Another one would come after it; to stop is to stop that too.
        await page.keyboard.press('Control+Enter')
        await page.getByRole('button', { name: 'Stop here: Checking' }).click()
        await page
          .locator('.task-panel')
          .getByText(/^Stopped\./)
          .waitFor()
        await page.locator('.stop-outcome', { hasText: 'Nothing runs by itself' }).waitFor()

        await press(page, 'Run')
        await page.getByRole('button', { name: 'Stop here: Running your migration' }).click()
        await page
          .locator('.task-panel')
          .getByText(/^Stopped\./)
          .first()
          .waitFor()
        await page.locator('.stop-outcome', { hasText: 'Nothing runs by itself' }).waitFor()
        expect(await countChecks(page)).toBe(checks + 1)
        expect((await readEditor(page, MIGRATION)).trim()).toBe(ENDLESS.trim())
        expect(await askOwn(page, NAMES)).toEqual(before)
        await back(page, 2)

        await write(page, MIGRATION, (await solutionOf(2)).migrations[1]?.up ?? '')
        await page.keyboard.press('Control+Enter')
        await standsAt(page, 3)
        await press(page, 'Run')
        await standsAt(page, 4)
        expect(await askOwn(page, NAMES)).toEqual(before)
      },
      { root: 'web' },
    ),
)

browserTest('a reload in the middle finds text, answers, progress and the own database', () =>
  withBrowser(
    async (visit) => {
      const page = await openSolved(visit, 2)
      await press(page, 'Run')
      await standsAt(page, 4, titleOf(2, 'predict-lock'))
      await answer(page, /^ACCESS EXCLUSIVE/)
      await standsAt(page, 5, titleOf(2, 'predict-rewrite'))
      await openFile(page, 'schema.prisma')
      await page.keyboard.press('Control+Home')
      await page.keyboard.insertText('// typed at the last moment\n')
      await page.reload()
      await standsAt(page, 5, titleOf(2, 'predict-rewrite'))
      expect(await readEditor(page, 'schema.prisma')).toContain('// typed at the last moment')
      await page.getByRole('link', { name: /2 Feature expansion you are here, 5 of 6/ }).waitFor()
      expect(await askOwn(page, COLUMNS)).toEqual([['id name bio email']])
    },
    { root: 'web' },
  ),
)

browserTest('the scratch database of a lesson is made ready when the lesson is opened', () =>
  withBrowser(
    async (visit) => {
      await recordCalls(visit)
      const page = await visit.open('#/do/2')
      await standsAt(page, 0)
      // Nobody has begun lesson 4 yet: the page asks first, and the database is made meanwhile.
      await write(page, 'schema.prisma', '// mine')
      await page.getByRole('link', { name: /4 Advanced types/ }).click()
      await page.getByText('Your workspace is at lesson 2').waitFor()
      await page.waitForFunction(() =>
        (globalThis as unknown as Recorded).called.some(
          ({ method, parameters }) => method === 'warm' && parameters[0] === 4,
        ),
      )
    },
    { root: 'web' },
  ),
)
