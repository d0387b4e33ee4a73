import { diffArrays } from 'diff'
import type { Token } from './highlight.ts'

export interface MarkedToken extends Token {
  /** Whether the other line doesn't have it. */
  marked: boolean
}

/** The tokens of `line`, split at the words that the line beside it doesn't have. */
export function markWords(line: readonly Token[], other: readonly Token[]): MarkedToken[] {
  const marked = placesNotIn(textOf(line), textOf(other))
  let place = 0
  return line.flatMap(({ text, kind }) => {
    const runs: MarkedToken[] = []
    for (const letter of text.split('')) {
      const isMarked = marked.has(place++)
      const last = runs.at(-1)
      if (last?.marked === isMarked) last.text += letter
      else runs.push({ text: letter, kind, marked: isMarked })
    }
    return runs
  })
}

/** Where in `text` the words are that `other` doesn't have; how far apart words stand is no matter. */
function placesNotIn(text: string, other: string): Set<number> {
  const words = [...text.matchAll(/\S+/g)]
  const parts = diffArrays(
    other.match(/\S+/g) ?? [],
    words.map(([word]) => word),
  )
  const isNew = parts
    .filter(({ removed }) => !removed)
    .flatMap(({ value, added }) => value.map(() => added))
  const places = words.flatMap(({ 0: word, index }, place) =>
    isNew[place] ? Array.from({ length: word.length }, (_, letter) => index + letter) : [],
  )
  return new Set(places)
}

function textOf(line: readonly Token[]): string {
  return line.map(({ text }) => text).join('')
}
