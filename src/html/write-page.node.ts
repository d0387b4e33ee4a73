import { writeFile } from 'node:fs/promises'
import type { PhaseDiff } from '../course/diff.ts'
import { Problem } from '../problem.ts'
import { renderPhaseDiffPage } from './render-phase-diff-page.tsx'

/** Writes the page of a diff, over one that is there. Throws the Problem `FILE_UNWRITABLE`. */
export async function writePage(file: string, diff: PhaseDiff): Promise<void> {
  const page = renderPhaseDiffPage(diff)
  try {
    await writeFile(file, page)
  } catch (cause) {
    throw new Problem('FILE_UNWRITABLE', {
      message: `${file} can't be written (${(cause as { code?: string }).code}).`,
      fix: 'npm run diff -- 2 3 --html diff.html',
      cause,
    })
  }
}
