import { createRequire } from 'node:module'

// These packages know every emoji, and take 30 ms to load: most of what commands print is plain. Every
// Node that the lab runs on can require an ES module.
// https://nodejs.org/api/modules.html#loading-ecmascript-modules-using-require
const load = createRequire(import.meta.url)

/** Columns that a terminal draws a text in: emoji, combining marks and wide characters counted as drawn. */
export function widthOf(text: string): number {
  if (isPlain(text)) return text.length
  const { default: stringWidth } = load('string-width') as typeof import('string-width')
  return stringWidth(text)
}

interface WrapOptions {
  /** Words longer than a line are broken. */
  hard?: boolean
  /** `false`: spaces at the ends of lines stay. */
  trim?: boolean
}

/** The text in lines of at most `columns`. */
export function wrapText(text: string, columns: number, options: WrapOptions = {}): string {
  if (isPlain(text) && text.length <= columns) return options.trim === false ? text : text.trim()
  const { default: wrapAnsi } = load('wrap-ansi') as typeof import('wrap-ansi')
  return wrapAnsi(text, columns, options)
}

/** The text, or as much of it as fits and an ellipsis. */
export function cutText(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  const { default: cliTruncate } = load('cli-truncate') as typeof import('cli-truncate')
  return cliTruncate(text, columns)
}

/** Whether each character is one column wide: printable ASCII, and the marks that commands use. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e–—‘’“”…─→←✓✗·≤≥]*$/.test(text)
}
