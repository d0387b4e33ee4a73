/** A command line: npm takes what stands before `--` for itself. */
export function withWords(name: string, words: string): string {
  return name.includes(' -- ') ? `${name} ${words}` : `${name} -- ${words}`
}
