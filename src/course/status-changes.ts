import { structuredPatch } from 'diff'
import type { ChangedLines } from './status-finding.ts'

/** Where a file differs from what was applied, line by line. */
export function changedLines(applied: string, now: string): ChangedLines[] {
  const { hunks } = structuredPatch('', '', applied, now, '', '', { context: 0 })
  return hunks.map(({ newStart, lines }) => ({
    line: Math.max(1, newStart),
    lines: lines.filter((line) => !line.startsWith('\\')),
  }))
}
