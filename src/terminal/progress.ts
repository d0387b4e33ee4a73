const CLEAR_LINE = '\r\u001b[K'

let started = 0
let shown = false

/**
 * In a terminal, says after a second of silence that a command is at work, and for how long; says
 * nothing in a file or a pipe. Returns the function that ends it.
 */
export function startProgress(): () => void {
  if (!process.stderr.isTTY) return () => {}
  started = Date.now()
  const timer = setInterval(() => {
    shown = true
    const seconds = Math.round((Date.now() - started) / 1000)
    process.stderr.write(`${CLEAR_LINE}… working, ${seconds} s`)
  }, 1000)
  return () => {
    clearInterval(timer)
    clearProgress()
  }
}

/** Makes room for a line of output; the count starts again. */
export function clearProgress(): void {
  if (shown) process.stderr.write(CLEAR_LINE)
  shown = false
  started = Date.now()
}
