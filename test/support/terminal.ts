import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import type { CommandLine } from './command-line.ts'

/** Enough for a slow machine, and less than a test has: it fails with what was on the screen. */
const PATIENCE_MILLISECONDS = 60_000

/** A command in a terminal: what a person sees on its screen, and types. */
export interface Terminal {
  /** The lines of the screen as they are now, without the empty ones at its end. */
  screen(): string
  /** Everything that was ever on it, lines that scrolled away too. */
  everything(): string
  /** Resolves with the screen once it holds a text, or matches. */
  waitFor(text: string | RegExp): Promise<string>
  /** Presses one key. Those that arrive together are taken for a paste: wait for what one does. */
  press(key: string): void
  /** Pastes as terminals do: marked, when the command asked for marks. */
  paste(text: string): void
  resize(columns: number, rows: number): void
  /** Resolves when the command has ended. */
  ended: Promise<number>
  pid: number
  /** Every byte that was written to it. */
  raw(): string
  /** Whether the terminal was given back: a cursor that is seen, and no marks around pastes. */
  isGivenBack(): boolean
}

/** Runs `npm run <name> -- <words>` in a terminal, without npm; ends it when `work` is done. */
export async function withTerminal<T>(
  { folder, settings }: CommandLine,
  [name = '', ...words]: readonly string[],
  work: (terminal: Terminal) => Promise<T>,
): Promise<T> {
  const child = spawn(process.execPath, ['bin/run.mjs', `scripts/${name}.ts`, ...words], {
    cwd: folder,
    cols: 80,
    rows: 24,
    env: { ...process.env, TERM: 'xterm-256color', NO_COLOR: '1', ...settings },
  })
  const emulator = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true })
  let raw = ''
  child.onData((data) => {
    raw += data
    emulator.write(data)
  })
  const ended = new Promise<number>((resolve) =>
    child.onExit(({ exitCode }) => emulator.write('', () => resolve(exitCode))),
  )
  try {
    return await work({
      ...readingOf(emulator),
      press: (key) => child.write(key),
      paste: (text) =>
        child.write(emulator.modes.bracketedPasteMode ? `\u001b[200~${text}\u001b[201~` : text),
      resize: (columns, rows) => {
        emulator.resize(columns, rows)
        child.resize(columns, rows)
      },
      ended,
      raw: () => raw,
      pid: child.pid,
      isGivenBack: () =>
        raw.lastIndexOf('\u001b[?25h') > raw.lastIndexOf('\u001b[?25l') &&
        !emulator.modes.bracketedPasteMode,
    })
  } finally {
    child.kill('SIGKILL')
    emulator.dispose()
  }
}

function readingOf(emulator: xterm.Terminal): Pick<Terminal, 'screen' | 'everything' | 'waitFor'> {
  const linesFrom = (first: number) => {
    const { active } = emulator.buffer
    const lines = Array.from({ length: active.length - first }, (_, index) =>
      active.getLine(first + index)?.translateToString(true),
    )
    return lines.join('\n').trimEnd()
  }
  const screen = () => linesFrom(emulator.buffer.active.baseY)
  const waitFor = (text: string | RegExp) =>
    new Promise<string>((resolve, reject) => {
      const tooLate = setTimeout(() => {
        listener.dispose()
        reject(new Error(`There is no ${text} on the screen:\n${screen()}`))
      }, PATIENCE_MILLISECONDS)
      const look = () => {
        const shown = screen()
        if (typeof text === 'string' ? !shown.includes(text) : !text.test(shown)) return
        clearTimeout(tooLate)
        listener.dispose()
        resolve(shown)
      }
      const listener = emulator.onWriteParsed(look)
      look()
    })
  return { screen, everything: () => linesFrom(0), waitFor }
}
