import type { Database } from '../database/database.ts'
import { PostgresError } from '../database/postgres-error.ts'
import { quoteIdentifier } from '../database/quote.ts'
import {
  type ColumnClause,
  findColumnClauses,
  findDropped,
  findIndexStatements,
} from './draft-statements.ts'

/**
 * A statement of a draft that loses values (`lost`), or that PostgreSQL refuses on a table with rows
 * (`refused`), so that people are led to a draft which loses them.
 */
export interface DataLoss {
  effect: 'lost' | 'refused'
  /** `users`, or `users.name`. */
  subject: string
  /** What the statement does and what becomes of the values, as one sentence. */
  message: string
  sql: string
  /** How many values or rows are concerned; null when that isn't known. */
  values: number | null
  /** A query that counts them as `values`. */
  count: string | null
}

/** Every statement of a draft that loses values or is refused on a table with rows. */
export function findDataLoss(draft: string): DataLoss[] {
  return [
    ...findDropped(draft).map(droppedLoss),
    ...findColumnClauses(draft).flatMap((clause) => columnLoss(clause) ?? []),
    ...findIndexStatements(draft)
      .filter(({ unique }) => unique)
      .map(uniqueLoss),
  ]
}

/** The same with the numbers of a database; what it doesn't have stays unknown. */
export async function countDataLoss(
  database: Database,
  losses: readonly DataLoss[],
): Promise<DataLoss[]> {
  const counted: DataLoss[] = []
  for (const loss of losses) {
    counted.push({
      ...loss,
      values: loss.count === null ? null : await findCount(database, loss.count),
    })
  }
  return counted
}

async function findCount(database: Database, sql: string): Promise<number | null> {
  try {
    return await database.transaction(async (inner) => {
      const [row] = await inner.query<{ values: bigint }>(sql)
      return row ? Number(row.values) : null
    })
  } catch (error) {
    if (error instanceof PostgresError) return null
    throw error
  }
}

function droppedLoss({ kind, name, sql }: ReturnType<typeof findDropped>[number]): DataLoss {
  const message = kind === 'table' ? `drops table ${name} with every row` : `drops type ${name}`
  const count = kind === 'table' ? `SELECT count(*) AS values FROM ${quoteIdentifier(name)}` : null
  return { effect: 'lost', subject: name, message, sql, values: null, count }
}

function columnLoss({ table, action, column, rest, sql }: ColumnClause): DataLoss | undefined {
  const subject = `${table}.${column}`
  const from = `FROM ${quoteIdentifier(table)}`
  const loss = (effect: DataLoss['effect'], message: string, values: string): DataLoss => ({
    effect,
    subject,
    message,
    sql,
    values: null,
    count: `SELECT ${values} AS values ${from}`,
  })
  if (action === 'drop') {
    return loss(
      'lost',
      `drops column ${subject} with every value`,
      `count(${quoteIdentifier(column)})`,
    )
  }
  if (action === 'add') {
    if (!/\bNOT NULL\b/.test(rest) || /\bDEFAULT\b|^(BIG|SMALL)?SERIAL\b/.test(rest))
      return undefined
    return loss('refused', `adds ${subject}, required and without a default`, 'count(*)')
  }
  if (/^SET NOT NULL/.test(rest)) {
    const nulls = `count(*) FILTER (WHERE ${quoteIdentifier(column)} IS NULL)`
    return loss('refused', `makes ${subject} required`, nulls)
  }
  const type = /^SET DATA TYPE (.+?)(?: USING .+)?$/.exec(rest)?.[1]
  if (type === undefined) return undefined
  const own = quoteIdentifier(column)
  const length = /^(?:VAR)?CHAR\((\d+)\)$/.exec(type)?.[1]
  if (length !== undefined) {
    // https://www.postgresql.org/docs/current/datatype-character.html: only a cast that is written
    // out cuts a text, and spaces at its end are cut in any case.
    const longer = `count(*) FILTER (WHERE char_length(rtrim(${own}::text)) > ${length})`
    return loss('refused', `shortens ${subject} to ${type}`, longer)
  }
  const differing = `count(*) FILTER (WHERE ${own}::${type}::text <> ${own}::text)`
  return loss('lost', `changes the type of ${subject} to ${type}: what doesn't fit`, differing)
}

function uniqueLoss({ table, columns, sql }: ReturnType<typeof findIndexStatements>[number]) {
  const list = columns.map(quoteIdentifier)
  const filled = list.map((column) => `${column} IS NOT NULL`).join(' AND ')
  return {
    effect: 'refused' as const,
    subject: columns.map((column) => `${table}.${column}`).join(', '),
    message: `makes ${columns.join(', ')} of ${table} unique`,
    sql,
    values: null,
    count: `SELECT coalesce(sum(rows), 0)::bigint AS values FROM (
      SELECT count(*) AS rows FROM ${quoteIdentifier(table)} WHERE ${filled || 'true'}
      GROUP BY ${list.join(', ')} HAVING count(*) > 1) AS repeated`,
  }
}
