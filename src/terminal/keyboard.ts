import { type Key, KeyReader } from './keys.ts'

const HIDE_CURSOR = '\u001b[?25l'
const SHOW_CURSOR = '\u001b[?25h'
// https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Bracketed-Paste-Mode
const MARK_PASTES = '\u001b[?2004h'
const LEAVE_PASTES = '\u001b[?2004l'

/** The terminal as `openKeyboard` has it; `close` gives it back as it was, however often it is called. */
export interface Keyboard {
  close(): void
}

export interface KeyboardListener {
  onKey(key: Exclude<Key, 'interrupt' | 'suspend'>): void
  /** The terminal is gone. */
  onEnd(): void
  /** The program is back in the foreground: draw anew. */
  onResume(): void
}

/** Keys one by one, without Enter and without being echoed. Ctrl-C and Ctrl-Z do what they always do. */
export function openKeyboard({ onKey, onEnd, onResume }: KeyboardListener): Keyboard {
  const { stdin, stdout } = process
  const reader = new KeyReader()
  const take = (chunk: string) => {
    const key = reader.read(chunk)
    if (key === 'interrupt') process.emit('SIGINT', 'SIGINT')
    else if (key === 'suspend') suspend()
    else if (key !== undefined) onKey(key)
  }
  const enter = () => {
    stdin.setRawMode(true)
    stdout.write(HIDE_CURSOR + MARK_PASTES)
  }
  const leave = () => {
    stdin.setRawMode(false)
    stdout.write(LEAVE_PASTES + SHOW_CURSOR)
  }
  const resume = () => {
    // The shell has set the terminal to what it needs itself meanwhile.
    stdin.setRawMode(false)
    enter()
    onResume()
  }
  // All that was started by one command line stops together, npm as well.
  const suspend = () => {
    if (process.platform === 'win32') return
    leave()
    process.kill(0, 'SIGTSTP')
  }
  let open = true
  const close = () => {
    if (!open) return
    open = false
    leave()
    stdin.off('data', take).off('end', onEnd).pause()
    process.off('SIGCONT', resume).off('exit', close)
  }
  enter()
  stdin.setEncoding('utf8').on('data', take).on('end', onEnd)
  process.on('SIGCONT', resume).on('exit', close)
  return { close }
}
