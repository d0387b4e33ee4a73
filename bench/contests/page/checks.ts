import { course } from '../../../lessons/course.ts'
import { requireLesson } from '../../../src/course/require-lesson.ts'
import { readReference } from '../../../src/learn/read-project.node.ts'
import { newProgress } from '../../../src/learn/workspace/progress.ts'
import { filesOf } from '../../../src/learn/workspace/workspace-layout.ts'
import { packWorkspace } from '../../../web/storage/workspace-zip.ts'
import type { Trial } from '../../trial.ts'
import { type PageContext, type PageVisit, withVisit } from './page-visit.ts'
import { untilStill } from './processes.ts'

const LIMIT_MS = 700

/** A press on Check in Do, with the reference solution of a lesson: the first one, and one more. */
export function pageChecks(phase: number): (context: PageContext) => Trial {
  const name = (round: 'first' | 'later') => `page-check ${phase}, ${round}`
  return (context) => ({
    limits: { [name('first')]: LIMIT_MS, [name('later')]: LIMIT_MS },
    run: () =>
      withVisit(
        context,
        async (visit) => {
          await openSolved(visit, phase)
          const first = await checkEdited(visit, 1)
          return { [name('first')]: first, [name('later')]: await checkEdited(visit, 2) }
        },
        { hash: `#/do/${phase}` },
      ),
  })
}

/** Imports the reference solution into a page that is at the lesson, and opens its migration. */
export async function openSolved({ page }: PageVisit, phase: number): Promise<void> {
  const { slug } = requireLesson(course, phase)
  const files = filesOf(await readReference(course, phase))
  const progress = newProgress(slug, '2026-01-02 15:04')
  const zip = packWorkspace({ files, progress }, course.lessons, new Date())
  await page.evaluate(() => bench.reported())
  await page.locator('input[type=file]').setInputFiles({
    name: 'workspace.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(zip),
  })
  await page.getByText(/files are imported/).waitFor()
  await page.evaluate(() => bench.reported())
  const file = page.locator('.migration-folder .file', { hasText: 'migration.sql' }).first()
  await file.click()
}

/**
 * Once nothing runs, writes a comment into the migration and presses Check: the second that the page
 * waits before it checks by itself is not in it.
 */
export async function checkEdited({ page, browser }: PageVisit, edit: number): Promise<number> {
  await untilStill(browser)
  await page.getByRole('textbox', { name: /^Editor: / }).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(`-- ${edit}\n`)
  return page.evaluate(() => bench.check())
}
