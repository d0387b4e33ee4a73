/**
 * The line of a script at which PostgreSQL found a mistake, its number, and a caret below the place.
 * `position` counts characters from 1, as the server's errors do.
 */
export function renderSqlExcerpt(sql: string, position: number): string {
  const before = [...sql].slice(0, position - 1).join('')
  const number = before.split('\n').length
  const line = sql.split('\n')[number - 1] ?? ''
  const column = before.length - (before.lastIndexOf('\n') + 1)
  const margin = `${number} | `
  return `${margin}${line}\n${' '.repeat(margin.length + column)}^`
}
