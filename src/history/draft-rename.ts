import { quoteIdentifier } from '../database/quote.ts'
import { Problem } from '../problem.ts'
import { findColumnClauses } from './draft-statements.ts'

/** A column that goes on under another name. */
export interface Rename {
  table: string
  from: string
  to: string
}

/**
 * What people write: `users.name=full_name`, several with commas between. Throws the Problem
 * `RENAME_MALFORMED`.
 */
export function requireRenames(text: string): Rename[] {
  return text.split(',').map((word) => {
    const [, table, from, to] = /^\s*([^.=\s]+)\.([^.=\s]+)=([^.=\s]+)\s*$/.exec(word) ?? []
    if (table && from && to) return { table, from, to }
    throw new Problem('RENAME_MALFORMED', {
      message: `"${word}" says no rename: it is table.column=new_column, in the database's names.`,
      fix: 'Write it as --rename users.name=full_name',
    })
  })
}

/**
 * Dropped and added columns of one table and one type: each pair could be a rename. `down` is the
 * draft the other way round, which says what type a dropped column has.
 */
export function findRenameCandidates(up: string, down: string): Rename[] {
  const clauses = findColumnClauses(up)
  const back = findColumnClauses(down)
  const dropped = clauses.filter(({ action }) => action === 'drop')
  const added = clauses.filter(({ action }) => action === 'add')
  return dropped.flatMap(({ table, column }) => {
    const was = back.find((each) => each.action === 'add' && is(each, table, column))
    const same = added.filter(
      (each) => each.table === table && was && typeOf(each.rest) === typeOf(was.rest),
    )
    return same.map(({ column: to }) => ({ table, from: column, to }))
  })
}

/** Throws the Problem `RENAME_UNKNOWN` for a rename of what the draft doesn't drop and add. */
export function requireDrafted(renames: readonly Rename[], up: string, down: string): void {
  const clauses = findColumnClauses(up)
  const unknown = renames.find(
    ({ table, from, to }, index) =>
      !clauses.some((each) => each.action === 'drop' && is(each, table, from)) ||
      !clauses.some((each) => each.action === 'add' && is(each, table, to)) ||
      renames.some((other, place) => place < index && clash(other, { table, from, to })),
  )
  if (!unknown) return
  const candidates = findRenameCandidates(up, down).map(showRename)
  throw new Problem('RENAME_UNKNOWN', {
    message: `${showRename(unknown)} is no rename here: Prisma's draft does not drop the one column and add the other.${candidates.length > 0 ? ` What could be one: ${candidates.join(', ')}.` : ''}`,
    fix: candidates[0]
      ? `Write it as --rename ${candidates[0]}`
      : 'Leave --rename out to see the draft',
  })
}

export function renameSql({ table, from, to }: Rename): string {
  return `ALTER TABLE ${quoteIdentifier(table)} RENAME COLUMN ${quoteIdentifier(from)} TO ${quoteIdentifier(to)};`
}

export function reversed({ table, from, to }: Rename): Rename {
  return { table, from: to, to: from }
}

/** As `--rename` takes it. */
export function showRename({ table, from, to }: Rename): string {
  return `${table}.${from}=${to}`
}

function is(clause: { table: string; column: string }, table: string, column: string): boolean {
  return clause.table === table && clause.column === column
}

function clash(one: Rename, other: Rename): boolean {
  return one.table === other.table && (one.from === other.from || one.to === other.to)
}

function typeOf(rest: string): string {
  return rest.replace(/\s+(NOT NULL|DEFAULT)\b[\s\S]*$/, '').trim()
}
