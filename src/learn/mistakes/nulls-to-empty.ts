import { findConstants } from '../checks/find-constants.ts'
import type { Evidence } from '../evidence.ts'
import type { Mistake } from '../task.ts'

/** What is not known was written down as an empty text. */
export const nullsToEmpty: Mistake = {
  name: 'nulls-to-empty',
  detect(evidence) {
    const found = [...emptyColumns(evidence), ...emptiedValues(evidence)]
    if (found.length === 0) return undefined
    return {
      expected: 'Where there is no value, the column holds NULL.',
      found: found.join('\n'),
      why: "NULL says: not known. '' says: known, and empty. Two people without an email would share the email '', which a unique column forbids; count(email), IS NULL and COALESCE all answer differently from then on, and nobody can tell the two apart again.",
      next: "Take the DEFAULT '', COALESCE or UPDATE that writes '' out of your migration.sql and save it.",
    }
  },
}

function emptyColumns(evidence: Evidence): string[] {
  return findConstants(evidence)
    .filter(({ value }) => value === '')
    .map(({ column, rows }) => `users.${column} is '' in ${rows ?? 'all'} rows instead of NULL`)
}

function emptiedValues({ up }: Evidence): string[] {
  if (up.status !== 'applied') return []
  return up.samples
    .filter(({ was, is }) => was === null && is === '')
    .map(({ field, row }) => `${field} of row ${row} was NULL and is ''`)
}
