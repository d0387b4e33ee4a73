import { strToU8 } from 'fflate'
import { afterAll, expect, vi } from 'vitest'
import { course } from '../../lessons/course.ts'
import { newProgress } from '../../src/learn/workspace/progress.ts'
import { SCHEMA_FILE, solutionOf, startOf } from '../../src/learn/workspace/workspace-layout.ts'
import { courseFiles } from '../../web/lab/course-files.ts'
import { packWorkspace } from '../../web/storage/workspace-zip.ts'
import { browserTest } from './support/chromium.ts'
import { heading, openFile, write } from './support/do-page.ts'
import { chooseZip } from './support/do-workspace.ts'
import { lookAt } from './support/look-at.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

// Each state is looked at in two themes, and some are a lesson's work away.
vi.setConfig({ testTimeout: 300_000 })

afterAll(endBrowser)

browserTest.each(course.lessons)(
  'Do is right for everybody in lesson $phase, with each file open',
  ({ phase, tasks }) =>
    withBrowser(
      async ({ open }) => {
        const page = await open(`#/do/${phase}`)
        await heading(page, `0 of ${tasks.length} tasks passed`)
        const found = await lookAt(page, 'the start')
        await chooseZip(page, solved(phase))
        await page.locator('.notice', { hasText: 'files are imported' }).waitFor()
        await page.locator('.task-panel .quiet', { hasText: 'Checks by itself' }).waitFor()
        const files = page
          .locator('.file-list > ul')
          .getByRole('button', { name: /\.(prisma|sql)/ })
        for (const file of await files.all()) {
          await file.click()
          await page.locator('.cm-content').waitFor()
          found.push(...(await lookAt(page, await file.innerText())))
        }
        expect(await files.count()).toBe([3, 3, 3, 5][phase - 1])
        expect(found).toEqual([])
      },
      { root: 'web' },
    ),
)

browserTest('Do is right for everybody when a mistake is shown, with the solution beside it', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open('#/do/3')
      await heading(page, '0 of 8 tasks passed')
      await page.locator('.file-actions').getByRole('button', { name: 'Draft' }).click()
      await page.locator('.work-outcome').waitFor()
      const found = await lookAt(page, 'nothing to draft')

      await chooseZip(page, drafted())
      await page.getByRole('radio', { name: /^PostgreSQL refuses it/ }).check()
      await page.getByRole('button', { name: 'Answer' }).click()
      await page.locator('[data-mistake="draft-unpatched"]').waitFor()
      await page.getByRole('button', { name: 'Hint' }).first().click()
      await page.getByRole('list', { name: 'Hints' }).waitFor()
      found.push(...(await lookAt(page, 'a named mistake and a hint')))

      await page.locator('.file-actions').getByRole('button', { name: 'Run', exact: true }).click()
      await page.locator('.work-outcome', { hasText: 'PostgreSQL refused' }).waitFor()
      found.push(...(await lookAt(page, 'a run that PostgreSQL refused')))

      await page.getByRole('button', { name: 'Show the solution…' }).click()
      found.push(...(await lookAt(page, 'the question of the solution')))
      await page.getByRole('button', { name: 'Show it' }).click()
      await page.locator('.merge-editor').first().waitFor()
      found.push(...(await lookAt(page, 'the solution beside it')))
      expect(found).toEqual([])
    },
    { root: 'web' },
  ),
)

browserTest('Do is right for everybody when a lesson is passed, and between two lessons', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open('#/do/1')
      await heading(page, '0 of 5 tasks passed')
      await chooseZip(page, solved(1))
      await heading(page, '3 of 5 tasks passed')
      const found = await lookAt(page, 'a question')
      await page.getByRole('radio', { name: RIGHT_FOR_LESSON_1 }).check()
      await page.getByRole('button', { name: 'Answer' }).click()
      await heading(page, '4 of 5 tasks passed')
      await page.locator('.file-actions').getByRole('button', { name: 'Run', exact: true }).click()
      await page.getByText('Lesson 1 is passed').waitFor()
      found.push(...(await lookAt(page, 'a passed lesson')))

      await page.getByRole('navigation', { name: 'Lessons' }).getByText('Safe rename').click()
      await page.getByText('Your workspace is at lesson 1').waitFor()
      found.push(...(await lookAt(page, 'another lesson')))
      await page.getByRole('button', { name: 'Begin lesson 3' }).click()
      await heading(page, '0 of 8 tasks passed')
      await page.getByText('Earlier versions (1)').click()
      found.push(...(await lookAt(page, 'earlier versions')))
      expect(found).toEqual([])
    },
    { root: 'web' },
  ),
)

browserTest('Do is right for everybody when it asks, and when it refuses', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open('#/do/1')
      await heading(page, '0 of 5 tasks passed')
      const found: string[] = []
      await chooseZip(page, strToU8('no zip'))
      await page.getByText('That file is no zip, or a damaged one').waitFor()
      found.push(...(await lookAt(page, 'a bad zip')))

      await page.getByRole('button', { name: '+ Empty migration' }).click()
      await page.getByLabel('Name of the new migration').fill('Not a name')
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await page.locator('.name-trouble', { hasText: /./ }).first().waitFor()
      found.push(...(await lookAt(page, 'a name that is refused')))
      await page.getByLabel('Name of the new migration').fill('create_users')
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await page.getByRole('button', { name: /^Rename .*_create_users$/ }).click()
      await page.getByLabel(/^New name of/).waitFor()
      found.push(...(await lookAt(page, 'a folder that is renamed')))

      const questions: [string | RegExp, string][] = [
        [/^Remove .*_create_users$/, 'Remove a migration'],
        ['Reset the lesson…', 'Reset lesson 1'],
        ['Reset your database…', 'Reset your database'],
      ]
      for (const [name, title] of questions) {
        await page.getByRole('button', { name }).last().click()
        const dialog = page.getByRole('dialog', { name: title })
        await dialog.waitFor()
        found.push(...(await lookAt(page, title)))
        await dialog.getByRole('button', { name: 'Cancel' }).click()
      }

      await openFile(page, 'schema.prisma')
      await write(page, 'schema.prisma', 'model User {')
      await page.locator('.task.open .failure pre.excerpt', { hasText: '-->' }).waitFor()
      found.push(...(await lookAt(page, 'a frame of Prisma’s')))
      expect(found).toEqual([])
    },
    { root: 'web' },
  ),
)

const RIGHT_FOR_LESSON_1 = /a sequence .* index|index .* sequence/i

/** The workspace of somebody who has written everything that a lesson asks for, and answered nothing. */
function solved(phase: number): Uint8Array {
  const files = courseFiles.slice(phase - 1, phase).flatMap(solutionOf)
  return workspaceAt(phase, Object.fromEntries(files.map(({ path, content }) => [path, content])))
}

/** Lesson 3 with Prisma's draft as it comes. */
function drafted(): Uint8Array {
  const [schema] = courseFiles.slice(2, 3).flatMap(solutionOf)
  const sql = `ALTER TABLE "users" DROP COLUMN "name",\nADD COLUMN "full_name" TEXT NOT NULL;\n`
  return workspaceAt(3, {
    [SCHEMA_FILE]: schema?.content ?? '',
    'prisma/migrations/20260101000300_rename_name_to_full_name/migration.sql': sql,
  })
}

function workspaceAt(phase: number, files: Readonly<Record<string, string>>): Uint8Array {
  const slug = course.lessons[phase - 1]?.slug ?? ''
  const progress = newProgress(slug, '2026-01-02 15:04')
  const start = startOf(courseFiles.slice(0, phase))
  return packWorkspace({ files: { ...start, ...files }, progress }, course.lessons, new Date())
}
