import type { Page } from 'playwright-core'
import { course } from '../../../lessons/course.ts'
import type { LearnerProject } from '../../../src/learn/learner-project.ts'
import { newProgress, noteAnswer } from '../../../src/learn/workspace/progress.ts'
import { filesOf } from '../../../src/learn/workspace/workspace-layout.ts'
import { packWorkspace } from '../../../web/storage/workspace-zip.ts'

const NOW = new Date(2026, 0, 2, 15, 4)

/** A project at a lesson, as somebody would import it. */
export function zipOf(
  phase: number,
  project: LearnerProject,
  answers: Readonly<Record<string, string>> = {},
): Uint8Array {
  const slug = course.lessons[phase - 1]?.slug ?? ''
  const progress = Object.entries(answers).reduce(
    (before, [task, key]) => noteAnswer(before, slug, task, key),
    newProgress(slug, '2026-01-02 15:04'),
  )
  return packWorkspace({ files: filesOf(project), progress }, course.lessons, NOW)
}

/** Chooses a zip, as from the disk, and waits until the page says that it is imported. */
export async function importZip(page: Page, zip: Uint8Array): Promise<void> {
  const said = page.getByText(/^\d+ files are imported, at lesson \d;/)
  const notice = page.locator('.task-panel .notice', { has: said })
  // What was said of the one before is not taken for this one's.
  if (await notice.isVisible()) await notice.getByRole('button', { name: 'Close' }).click()
  await notice.waitFor({ state: 'detached' })
  await chooseZip(page, zip)
  await said.waitFor()
}

/** Chooses a zip, as from the disk, whatever becomes of it. */
export async function chooseZip(page: Page, zip: Uint8Array): Promise<void> {
  await page
    .getByLabel('Import a zip')
    .setInputFiles({ name: 'workspace.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) })
}
