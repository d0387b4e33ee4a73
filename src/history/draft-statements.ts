/** One change to a column of a table, in a draft: a clause of an ALTER TABLE. */
export interface ColumnClause {
  table: string
  action: 'add' | 'drop' | 'alter'
  column: string
  /** What follows the column's name: its type and constraints, or what is altered. */
  rest: string
  /** The clause as one statement of its own. */
  sql: string
}

/** One index that a draft makes or drops. */
export interface IndexStatement {
  action: 'create' | 'drop'
  name: string
  /** Empty for one that is dropped, as are its columns: the statement doesn't say. */
  table: string
  columns: string[]
  unique: boolean
  sql: string
}

// Drafts are made by a program: one way to write each thing, and every name in quotes.
const NAME = '"((?:[^"]|"")+)"'
const ALTER = new RegExp(`^ALTER TABLE ${NAME} ([\\s\\S]*?);$`, 'gm')
const CLAUSE = new RegExp(`^(ADD|DROP|ALTER) COLUMN\\s+${NAME}\\s*([\\s\\S]*)$`)
const CREATE_INDEX = new RegExp(`^CREATE (UNIQUE )?INDEX ${NAME} ON ${NAME}\\((.*)\\);$`, 'gm')
const DROP_INDEX = new RegExp(`^DROP INDEX ${NAME};$`, 'gm')
const DROP_TABLE = new RegExp(`^DROP TABLE ${NAME};$`, 'gm')
const DROP_TYPE = new RegExp(`^DROP TYPE ${NAME};$`, 'gm')

/** Whether Prisma found no difference. */
export function isEmptyDraft(sql: string): boolean {
  return /^\s*(-- This is an empty migration\.)?\s*$/.test(sql)
}

/** A draft made from a live database names the schema; one made from files does not. */
export function withoutSchemaName(sql: string): string {
  return sql.replace(/"public"\.(?=")/g, '')
}

export function findColumnClauses(draft: string): ColumnClause[] {
  return [...draft.matchAll(ALTER)].flatMap(([, table = '', clauses = '']) =>
    clauses.split(/,\n(?=ADD|DROP|ALTER)/).flatMap((clause): ColumnClause[] => {
      const [, verb, column, rest] = CLAUSE.exec(clause) ?? []
      if (verb === undefined || column === undefined || rest === undefined) return []
      const action = verb.toLowerCase() as ColumnClause['action']
      const sql = `ALTER TABLE "${table}" ${clause.replace(/\s+/g, ' ').trim()};`
      return [{ table: unquote(table), action, column: unquote(column), rest: rest.trim(), sql }]
    }),
  )
}

export function findIndexStatements(draft: string): IndexStatement[] {
  const created = [...draft.matchAll(CREATE_INDEX)].map(
    ([sql, unique, name = '', table = '', columns = '']): IndexStatement => ({
      action: 'create',
      name: unquote(name),
      table: unquote(table),
      columns: [...columns.matchAll(new RegExp(NAME, 'g'))].map(([, column = '']) =>
        unquote(column),
      ),
      unique: unique !== undefined,
      sql,
    }),
  )
  const dropped = [...draft.matchAll(DROP_INDEX)].map(
    ([sql, name = '']): IndexStatement => ({
      action: 'drop',
      name: unquote(name),
      table: '',
      columns: [],
      unique: false,
      sql,
    }),
  )
  return [...created, ...dropped]
}

/** Tables and types that a draft drops. */
export function findDropped(
  draft: string,
): { kind: 'table' | 'type'; name: string; sql: string }[] {
  const named = (kind: 'table' | 'type', pattern: RegExp) =>
    [...draft.matchAll(pattern)].map(([sql, name = '']) => ({ kind, name: unquote(name), sql }))
  return [...named('table', DROP_TABLE), ...named('type', DROP_TYPE)]
}

function unquote(name: string): string {
  return name.replaceAll('""', '"')
}
