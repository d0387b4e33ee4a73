// Control characters could move the cursor, and direction marks could reorder the line around them.
const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const NAMES: Readonly<Record<string, string>> = { '\n': '↵', '\t': '→', '\r': '␍' }

/** A value of a row as one line that is safe in a terminal; NULL is said as such. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const visible = text.replace(UNPRINTABLE, (mark) => NAMES[mark] ?? '·')
  // Without quotes an empty string, or one that says NULL, would look like something else.
  return visible !== visible.trim() || visible === '' || visible === 'NULL'
    ? `'${visible}'`
    : visible
}
