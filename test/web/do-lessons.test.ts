import { afterAll, expect, vi } from 'vitest'
import { browserTest } from './support/chromium.ts'
import {
  answer,
  askOwn,
  editorOf,
  inView,
  lessonPassed,
  openFile,
  patch,
  press,
  provenFields,
  readEditor,
  shownMistakes,
  standsAt,
  titleOf,
  USER_MODEL,
  write,
} from './support/do-page.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

// A whole lesson each, with a check after every step.
vi.setConfig({ testTimeout: 300_000 })

afterAll(endBrowser)

browserTest('lesson 1 is solved with what the page offers, and a hundred people are in', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open('#/do/1')
      const at = (passed: number, id: string) => standsAt(page, passed, titleOf(1, id))
      await at(0, 'model')

      await page.getByRole('button', { name: 'Open schema.prisma' }).click()
      await page.keyboard.press('Control+End')
      await page.keyboard.insertText(USER_MODEL)
      await at(1, 'draft')
      expect(await shownMistakes(page)).toEqual(['schema-without-migration'])

      await page.locator('.task.open').getByRole('button', { name: 'Draft' }).click()
      await editorOf(page, '_create_users/migration.sql').waitFor()
      expect(await readEditor(page, 'migration.sql')).toContain('CREATE TABLE "users"')
      await at(3, 'read-sql')

      await answer(page, 'An index')
      await page.locator('.task.open .failure').waitFor()
      await answer(page, 'An index and a sequence')
      await at(4, 'apply')

      await page.locator('.task.open').getByRole('button', { name: 'Run' }).click()
      await lessonPassed(page, 1)
      await page.getByText('100 people were put into the table.').waitFor()
      expect(await askOwn(page, 'SELECT count(*), max(length(name)) FROM users')).toEqual([
        ['100', '255'],
      ])
    },
    { root: 'web' },
  ),
)

browserTest('lesson 2 is solved with what the page offers, and every name is proven', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open('#/do/2')
      const at = (passed: number, id: string) => standsAt(page, passed, titleOf(2, id))
      await at(0, 'add-fields')

      await patch(
        page,
        'schema.prisma',
        'name String',
        'name String\n  email String? @unique\n  bio String?',
      )
      await at(1, 'migrate')

      await press(page, 'Draft')
      await editorOf(page, '_add_email_and_bio/migration.sql').waitFor()
      await at(2, 'way-back')
      expect(await shownMistakes(page)).toEqual(['down-missing'])

      await page.locator('.task.open').getByRole('button', { name: 'Add down.sql' }).click()
      await editorOf(page, '_add_email_and_bio/down.sql').waitFor()
      await page.keyboard.insertText(
        'DROP INDEX "users_email_key";\nALTER TABLE "users" DROP COLUMN "email", DROP COLUMN "bio";\n',
      )
      await at(3, 'predict-lock')
      await answer(page, /^ACCESS EXCLUSIVE/)
      await at(4, 'predict-rewrite')
      await answer(page, /^No/)
      await at(5, 'apply')

      // On a small screen the news is far above what was pressed.
      await page.setViewportSize({ width: 360, height: 740 })
      await press(page, 'Run')
      await lessonPassed(page, 2)
      await inView(page, 'Start lesson 3')
      expect(await provenFields(page)).toEqual(['✓ kept: name'])
      const counts = 'SELECT count(*), count(name), count(email), count(bio) FROM users'
      expect(await askOwn(page, counts)).toEqual([['100', '100', '0', '0']])
    },
    { root: 'web' },
  ),
)

const FIELDS = `bio      String?
  settings  Json                        @default("{}")
  embedding Unsupported("vector(512)")?

  @@index([embedding], map: "users_embedding_idx")`
const BTREE = 'CREATE INDEX "users_embedding_idx" ON "users"("embedding");'
const HNSW =
  'CREATE INDEX "users_embedding_idx" ON "users" USING hnsw ("embedding" vector_cosine_ops);'
const BACK = `DROP INDEX "users_embedding_idx";
ALTER TABLE "users" DROP COLUMN "embedding", DROP COLUMN "settings";
`
const BACKFILL = `UPDATE users SET embedding = encoding.embedding::vector
FROM lab.encoding WHERE encoding.bio = users.bio;
`
const QUERY = `SELECT id, full_name FROM users WHERE id <> 1
ORDER BY embedding <=> (SELECT embedding FROM users WHERE id = 1) LIMIT 5;
`

browserTest('lesson 4 is solved by patching Prisma’s draft, and the nearest people are found', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open('#/do/4')
      const at = (passed: number, id: string) => standsAt(page, passed, titleOf(4, id))
      await at(0, 'schema')

      await patch(page, 'schema.prisma', 'bio      String?', FIELDS)
      await at(1, 'extension')

      await press(page, 'Draft')
      const file = '_add_settings_and_embedding/migration.sql'
      await editorOf(page, file).waitFor()
      await page.locator('[data-mistake=extension-missing]').waitFor()
      await editorOf(page, file).focus()
      await page.keyboard.press('Control+Home')
      await page.keyboard.insertText('CREATE EXTENSION IF NOT EXISTS vector;\n\n')
      await page.locator('[data-mistake=index-method]').waitFor()
      await at(4, 'index')

      await patch(page, file, BTREE, HNSW)
      await at(5, 'down')

      await page.locator('.task.open').getByRole('button', { name: 'Add down.sql' }).click()
      await editorOf(page, 'down.sql').waitFor()
      await page.keyboard.insertText(BACK)
      await at(6, 'settings-rewrite')
      await answer(page, /^No/)
      await at(7, 'apply')
      await press(page, 'Run')
      await at(8, 'backfill')
      expect(await provenFields(page)).toEqual([
        '✓ kept: namefull_name',
        '✓ kept: email',
        '✓ kept: bio',
      ])

      await page.locator('.task.open').getByRole('button', { name: 'Open backfill.sql' }).click()
      await write(page, 'backfill.sql', BACKFILL)
      await at(9, 'query')
      await press(page, 'Run backfill.sql')
      await page.getByText('UPDATE: 100 rows.').waitFor()

      await openFile(page, 'query.sql')
      await write(page, 'query.sql', QUERY)
      await lessonPassed(page, 4)
      await press(page, 'Run query.sql')
      await page.locator('.work-outcome .result tbody tr').nth(4).waitFor()
      const near = await page.locator('.work-outcome .result tbody td:first-child').allInnerTexts()
      expect(near).toEqual((await askOwn(page, QUERY)).map(([id]) => id))
      expect(near).toHaveLength(5)
    },
    { root: 'web' },
  ),
)
