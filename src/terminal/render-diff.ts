import { structuredPatch } from 'diff'
import type { Page } from './page.ts'

/** The lines that differ between two texts, with one line around them. */
export function renderDiff(before: string, after: string, page: Page): string {
  const { hunks } = structuredPatch('', '', before, after, '', '', {
    context: 1,
    // A longer type realigns its whole model; that is no change.
    ignoreWhitespace: true,
  })
  const lines = hunks.flatMap((hunk, index) => [...(index > 0 ? ['  ⋮'] : []), ...hunk.lines])
  return lines
    .filter((line) => !line.startsWith('\\'))
    .map((line) => {
      if (line.startsWith('+')) return page.paint('green', `  ${line}`)
      return line.startsWith('-') ? page.paint('red', `  ${line}`) : `  ${line}`
    })
    .join('\n')
}
