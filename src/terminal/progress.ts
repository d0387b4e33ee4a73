const CLEAR_LINE = '\r\u001b[K'

let started = 0
let shown = false
let timer: NodeJS.Timeout | undefined

/**
 * In a terminal, says after a second of silence that a command is at work, and for how long, or once
 * and that is all where it is listened to; says nothing in a file or a pipe. Returns the function that
 * ends it.
 */
export function startProgress(once: boolean): () => void {
  if (!process.stderr.isTTY) return () => {}
  if (once) {
    timer = setTimeout(() => process.stderr.write('Working.\n'), 1000)
    return endProgress
  }
  started = Date.now()
  timer = setInterval(() => {
    shown = true
    const seconds = Math.round((Date.now() - started) / 1000)
    process.stderr.write(`${CLEAR_LINE}… working, ${seconds} s`)
  }, 1000)
  return endProgress
}

/** Says nothing more: for a command that draws a screen of its own. */
export function endProgress(): void {
  clearInterval(timer)
  clearProgress()
}

/** Makes room for a line of output; the count starts again. */
export function clearProgress(): void {
  if (shown) process.stderr.write(CLEAR_LINE)
  shown = false
  started = Date.now()
}
