import { clearProgress } from './progress.ts'

/** Writes a text to standard output, with a line's end. */
export function print(text: string): void {
  clearProgress()
  console.log(text)
}

/** Writes one JSON document to standard output. */
export function printJson(value: unknown): void {
  clearProgress()
  console.log(JSON.stringify(value, null, 2))
}

/** Writes a text to standard error: what went wrong, and progress. */
export function printError(text: string): void {
  clearProgress()
  console.error(text)
}

/** Writes to standard output exactly what it is given: what moves the cursor, too. */
export function draw(text: string): void {
  clearProgress()
  process.stdout.write(text)
}
