/** Every value of a flag that may be repeated, from a command's words: citty keeps the last alone. */
export function valuesOf(flag: string, words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    if (word === `--${flag}`) return [words[index + 1] ?? '']
    return word.startsWith(`--${flag}=`) ? [word.slice(flag.length + 3)] : []
  })
}
