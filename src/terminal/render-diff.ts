import { structuredPatch } from 'diff'
import type { Page } from './page.ts'

/** The lines that differ between two texts, with one line around them. */
export function renderDiff(before: string, after: string, page: Page): string {
  const aligned = alignedLike(after, before)
  const { hunks } = structuredPatch('', '', aligned, after, '', '', { context: 1 })
  const lines = hunks.flatMap((hunk, index) => [...(index > 0 ? ['  ⋮'] : []), ...hunk.lines])
  return lines
    .filter((line) => !line.startsWith('\\'))
    .map((line) => {
      if (line.startsWith('+')) return page.paint('green', `  ${line}`)
      return line.startsWith('-') ? page.paint('red', `  ${line}`) : `  ${line}`.trimEnd()
    })
    .join('\n')
}

/** A longer type realigns its whole model; that is no change. */
function alignedLike(model: string, text: string): string {
  const lines = new Map(model.split('\n').map((line) => [withoutAlignment(line), line]))
  return text
    .split('\n')
    .map((line) => lines.get(withoutAlignment(line)) ?? line)
    .join('\n')
}

function withoutAlignment(line: string): string {
  return line.trim().replace(/\s+/g, ' ')
}
