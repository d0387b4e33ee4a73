import { readFile } from 'node:fs/promises'
import { strToU8, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { course } from '../../lessons/course.ts'
import { newProgress, noteAnswer } from '../../src/learn/workspace/progress.ts'
import { SCHEMA_FILE, solutionOf, startOf } from '../../src/learn/workspace/workspace-layout.ts'
import { courseFiles } from '../../web/lab/course-files.ts'
import { packWorkspace, unpackWorkspace } from '../../web/storage/workspace-zip.ts'
import { browserTest } from './support/chromium.ts'
import { heading } from './support/do-page.ts'
import { chooseZip } from './support/do-workspace.ts'
import { endBrowser, withBrowser } from './support/with-browser.ts'

afterAll(endBrowser)

const NOW = new Date(2026, 0, 2, 15, 4)

/** The workspace of somebody who has solved lesson 3, all but applied it. */
const solved = {
  files: {
    ...startOf(courseFiles.slice(0, 3)),
    ...Object.fromEntries(
      courseFiles
        .slice(2, 3)
        .flatMap(solutionOf)
        .map(({ path, content }) => [path, content]),
    ),
  },
  progress: [
    ['draft-outcome', '3'],
    ['lock', '4'],
    ['rewrite', '2'],
  ].reduce(
    (progress, [task = '', key = '']) => noteAnswer(progress, '03-safe-rename', task, key),
    newProgress('03-safe-rename', '2026-01-02 15:04'),
  ),
}

browserTest(
  'an imported workspace passes, is exported as it was, and its next lesson keeps it',
  () =>
    withBrowser(
      async ({ open }) => {
        const page = await open('#/do/1')
        await heading(page, '0 of 5 tasks passed')
        await chooseZip(page, packWorkspace(solved, course.lessons, NOW))
        await heading(page, 'Lesson 3: Safe rename')
        await heading(page, '7 of 8 tasks passed')

        await page.getByRole('button', { name: 'Run', exact: true }).last().click()
        await heading(page, '8 of 8 tasks passed')
        const exported = unpackWorkspace(await exportZip(page), course.lessons, NOW)
        expect(exported.files).toEqual(solved.files)
        expect(exported.progress.lessons['03-safe-rename']).toMatchObject({
          passed: true,
          answers: { 'draft-outcome': '3', lock: '4', rewrite: '2' },
        })

        await page.getByRole('button', { name: 'Start lesson 4' }).click()
        await heading(page, 'Lesson 4: Advanced types')
        await heading(page, '0 of 10 tasks passed')
        await page.reload()
        await heading(page, '0 of 10 tasks passed')
        await page.getByText('Earlier versions (1)').click()
        await page.getByRole('button', { name: /Bring back: .*lesson 3/ }).click()
        await heading(page, 'Lesson 3: Safe rename')
        await heading(page, '7 of 8 tasks passed')
      },
      { root: 'web' },
    ),
)

browserTest('a bad zip, and markup for a schema, leave everything as it is', () =>
  withBrowser(
    async ({ open }) => {
      const page = await open('#/do/1')
      await heading(page, '0 of 5 tasks passed')
      const before = unpackWorkspace(await exportZip(page), course.lessons, NOW)
      await chooseZip(page, strToU8('no zip'))
      await page.getByText('That file is no zip, or a damaged one').waitFor()
      await chooseZip(page, zipSync({ [SCHEMA_FILE]: strToU8(''), '../evil.sql': strToU8('') }))
      await page.getByText('a path that leads out of its folder: ../evil.sql').waitFor()
      expect(unpackWorkspace(await exportZip(page), course.lessons, NOW)).toEqual(before)

      const markup = '<img src=x onerror="document.title = 1">'
      await page.getByRole('textbox', { name: 'Editor: prisma/schema.prisma' }).focus()
      await page.keyboard.press('Control+a')
      await page.keyboard.insertText(markup)
      await page.getByRole('button', { name: 'Line 1' }).waitFor()
      await page.locator('.task.open dd', { hasText: markup }).waitFor()
      expect(await page.locator('main img').count()).toBe(0)
      expect(await page.title()).toBe('Lesson 1: Basic users · prisma-migration-lab')
    },
    { root: 'web' },
  ),
)

async function exportZip(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as a zip' }).click(),
  ])
  return readFile(await download.path())
}
