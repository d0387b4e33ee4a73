import { distance } from 'fastest-levenshtein'

const MOST_MISTAKES = 3

/** The name that a mistyped word most likely meant; undefined when none is near. */
export function nearestOf(word: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, mistakes: distance(word.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.mistakes - b.mistakes)
  const best = ranked[0]
  // A short word that is half another one was hardly mistyped; and `base` is no guess to be made lightly.
  const most = Math.min(MOST_MISTAKES, word.length / 2)
  return best && best.mistakes <= most ? best.name : undefined
}
