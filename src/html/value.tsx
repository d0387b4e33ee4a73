/** Characters that are shown of a value. */
export const LONGEST_VALUE = 120
/** Beyond these the rest is not counted: a value may be as long as memory allows. */
const MOST_COUNTED = 1_000_000

/** A value of a row: isolated from the text around it, whatever direction it runs in. */
export function Value({ value }: { value: string | null }) {
  if (value === null) return <em class="null">NULL</em>
  const text = firstCharacters(value)
  const isCut = text.length < value.length
  return (
    <>
      <bdi class="value">{isUnclear(value) ? <q>{text}</q> : text}</bdi>
      {isCut && <span class="more"> … and {countRest(value, text.length)} more characters</span>}
    </>
  )
}

/** No character is more than two units of a string: only the beginning is taken apart. */
function firstCharacters(value: string): string {
  const beginning = Array.from(value.slice(0, 2 * LONGEST_VALUE))
  return beginning.slice(0, LONGEST_VALUE).join('')
}

function countRest(value: string, shown: number): string {
  // As many characters at least, were each of them two units.
  if (value.length - shown > 2 * MOST_COUNTED) {
    return `more than ${MOST_COUNTED.toLocaleString('en')}`
  }
  return Array.from(value.slice(shown)).length.toLocaleString('en')
}

/** Without quotes these would look like something else, or like nothing. */
function isUnclear(value: string): boolean {
  return value !== value.trim() || value === '' || value === 'NULL'
}
