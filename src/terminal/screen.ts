import { draw } from './output.ts'

// https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
const CLEAR = '\u001b[2J'
const HOME = '\u001b[H'
const CLEAR_LINE = '\u001b[2K'
const CLEAR_BELOW = '\u001b[J'
const CUT_LINES = '\u001b[?7l'
const WRAP_LINES = '\u001b[?7h'

/**
 * Draws a whole screen in place of what was there. Each line is written over the one before it, so
 * that nothing flickers; `anew` clears first, for a window that holds something else.
 */
export function drawScreen(lines: readonly string[], anew: boolean): void {
  // Cleared before it is written: after a line as wide as the window the cursor is on its last
  // character still, and clearing would take that away.
  const above = lines.slice(0, -1).map((line) => `${CLEAR_LINE}${line}\r\n`)
  const last = `${CLEAR_BELOW}${lines.at(-1) ?? ''}`
  draw([anew ? CLEAR : '', HOME, CUT_LINES, ...above, last, WRAP_LINES].join(''))
}
