/** Characters that are shown of a value. */
export const LONGEST_VALUE = 120

/** A value of a row: isolated from the text around it, whatever direction it runs in. */
export function Value({ value }: { value: string | null }) {
  if (value === null) return <em class="null">NULL</em>
  const characters = Array.from(value)
  const more = characters.length - LONGEST_VALUE
  const text = more > 0 ? characters.slice(0, LONGEST_VALUE).join('') : value
  return (
    <>
      <bdi class="value">{isUnclear(value) ? <q>{text}</q> : text}</bdi>
      {more > 0 && <span class="more"> … and {more.toLocaleString('en')} more characters</span>}
    </>
  )
}

/** Without quotes these would look like something else, or like nothing. */
function isUnclear(value: string): boolean {
  return value !== value.trim() || value === '' || value === 'NULL'
}
