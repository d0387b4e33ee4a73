/** A name as SQL takes it, whatever is in it. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/**
 * A text as SQL takes it, with `standard_conforming_strings` on, as it is by default.
 * @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS
 */
export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
