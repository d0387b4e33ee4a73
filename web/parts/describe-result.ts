import type { SqlResult } from '../lab/sql-answer.ts'

/** `SELECT: 1 row`; the command alone where it is not about rows. */
export function describeResult({ command, columns, count }: SqlResult): string {
  const isAboutRows = columns.length > 0 || /^(INSERT|UPDATE|DELETE|MERGE)/.test(command)
  if (!isAboutRows) return command
  return `${command}: ${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`
}
