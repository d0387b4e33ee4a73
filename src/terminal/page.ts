import { styleText } from 'node:util'
import type { Environment } from '../environment.ts'

const MOST_COLUMNS = 100

type Ink = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** What a text is laid out for. Colour repeats what the words say; it never says it alone. */
export interface Page {
  /** Columns of text in a line. */
  columns: number
  colored: boolean
  paint(ink: Ink, text: string): string
}

/** The page of the process's own output: coloured in a terminal, plain in a file or a pipe. */
export function openPage({ columns, noColor, dumbTerminal }: Environment): Page {
  const { isTTY, columns: width } = process.stdout
  const colored = isTTY && !noColor && !dumbTerminal
  return {
    columns: Math.min(isTTY ? width || columns : columns, MOST_COLUMNS),
    colored,
    paint: colored ? (ink, text) => styleText(ink, text) : plainPage.paint,
  }
}

/** The same page, as wide as the terminal is now: its window may have been resized. */
export function fitPage(page: Page): Page {
  const columns = Math.min(process.stdout.columns || page.columns, MOST_COLUMNS)
  return { ...page, columns }
}

/** 80 columns, no colour: a log file. */
export const plainPage: Page = { columns: 80, colored: false, paint: (_, text) => text }
