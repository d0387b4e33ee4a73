const PASTE_START = '\u001b[200~'
const PASTE_END = '\u001b[201~'

/** What a person pressed: a character, or one of these. */
export type Key = 'enter' | 'interrupt' | 'suspend' | (string & {})

/**
 * Tells keys from everything else that a terminal sends. Arrow keys, mouse reports and answers of the
 * terminal come as escape sequences, and pasted text comes between marks, or all at once where the
 * terminal knows none: neither is a key, so neither can set anything off.
 */
export class KeyReader {
  #pasting = false
  #tail = ''

  /** The key that a chunk of input is; undefined when it is none. */
  read(chunk: string): Key | undefined {
    // A terminal that never ends a paste must not take Ctrl-C away.
    if (chunk === '\u0003') return 'interrupt'
    const text = this.#tail + chunk
    this.#tail = text.slice(-PASTE_END.length + 1)
    const end = text.lastIndexOf(PASTE_END)
    const start = text.lastIndexOf(PASTE_START)
    if (start > end) this.#pasting = true
    else if (end >= 0) {
      this.#pasting = false
      return keyOf(text.slice(end + PASTE_END.length))
    }
    return this.#pasting ? undefined : keyOf(chunk)
  }
}

function keyOf(chunk: string): Key | undefined {
  if (chunk === '') return undefined
  if (chunk === '\r' || chunk === '\n') return 'enter'
  if (chunk === '\u001a') return 'suspend'
  const [first = '', ...rest] = chunk
  // A key that is held down arrives several times at once when the program was busy: it is one press.
  const isOne = rest.every((character) => character === first)
  return isOne && !/\p{Cc}/u.test(first) ? first.toLowerCase() : undefined
}
