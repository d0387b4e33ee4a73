import { wrapText } from './wide-text.ts'

// Control characters could move the cursor, and direction marks could reorder the line around them.
const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * The lines of a text of words, no wider than `columns`. An excerpt of SQL with a caret below it stays
 * as it is, or is cut to what is around the caret. What can't be printed is shown as a dot.
 */
export function wrapLines(text: string, columns: number): string[] {
  // A tab is one space, so that a caret stays below its place.
  const lines = text.split('\n').map((line) => line.replaceAll('\t', ' ').replace(UNPRINTABLE, '·'))
  return lines.flatMap((line, index) => {
    const caret = caretIn(lines[index + 1])
    if (caret !== undefined) return [cutAround(line, caret, columns)]
    const own = caretIn(line)
    if (own !== undefined) return [cutAround(line, own, columns)]
    return wrapLine(line, columns)
  })
}

/** A text below its label, in a column of its own: `found     100 names are gone`. */
export function hangText(label: string, text: string, columns: number, margin: number): string[] {
  const [first = '', ...rest] = wrapLines(text, columns - margin)
  const space = ' '.repeat(margin)
  return [label + first, ...rest.map((line) => (line === '' ? '' : space + line))]
}

/** Goes on below at the line's own indentation. */
function wrapLine(line: string, columns: number): string[] {
  const indent = (/^ */.exec(line)?.[0] ?? '').slice(0, Math.floor(columns / 2))
  return wrapText(line.trim(), columns - indent.length, { hard: true })
    .split('\n')
    .map((part) => (part === '' ? '' : indent + part))
}

function caretIn(line: string | undefined): number | undefined {
  return line !== undefined && /^\s*\^\s*$/.test(line) ? line.indexOf('^') : undefined
}

function cutAround(line: string, caret: number, columns: number): string {
  const start = Math.max(0, caret + 1 - Math.floor(columns * 0.75))
  return line.slice(start, start + columns).trimEnd()
}
