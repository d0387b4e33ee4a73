import type { DriftFinding } from './drift.ts'

const MOST_CHARACTERS = 160

/** How to call the two sides of a comparison. */
export interface DriftWords {
  /** After the name of an object that only the database has. */
  unexpected: string
  /** Before what was expected in place of what is there. */
  expected: string
}

/** A difference between catalogs as one sentence without its end. */
export function describeDrift(
  { kind, object, expected = '', found = '' }: DriftFinding,
  words: DriftWords,
): string {
  // The text of a table or an extension says no more than its name.
  const says = (text: string) =>
    object.startsWith(text) || text === 'installed' ? '' : `: ${short(text)}`
  if (kind === 'missing') return `${object} is missing${says(expected)}`
  if (kind === 'unexpected') return `${object} ${words.unexpected}${says(found)}`
  return `${object} is ${short(found)}; ${words.expected} ${short(expected)}`
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)} …` : line
}
