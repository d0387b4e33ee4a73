import type { Catalog, CatalogColumn, CatalogTable } from '../../history/catalog.ts'
import { findUsers } from '../find-column.ts'

/** What a lesson wants of a column of `users`. Its type is proven by the values that go in. */
export interface WantedColumn {
  optional: boolean
  /** Whether it is the primary key that numbers itself. */
  key?: boolean
  unique?: boolean
}

/** In what `users` is not what a lesson wants, a sentence each; none when it is. */
export function shapeDifferences(
  catalog: Catalog,
  wanted: Readonly<Record<string, WantedColumn>>,
): string[] {
  const users = findUsers(catalog)
  if (users === undefined) return ['There is no table users.']
  const more = users.columns.filter(({ name }) => !(name in wanted))
  return [
    ...Object.entries(wanted).flatMap(([name, column]) => columnDifferences(users, name, column)),
    ...more.map(({ name }) => `users.${name} is not part of this lesson.`),
  ]
}

function columnDifferences(users: CatalogTable, name: string, wanted: WantedColumn): string[] {
  const column = users.columns.find((candidate) => candidate.name === name)
  if (column === undefined) return [`There is no column users.${name}.`]
  const differences = [
    column.nullable !== wanted.optional &&
      `users.${name} ${wanted.optional ? 'is required (NOT NULL)' : 'is optional: it takes NULL'}.`,
    wanted.key && !isPrimaryKey(users, name) && `users.${name} is not the primary key.`,
    wanted.key && !numbersItself(column) && `users.${name} does not number new rows by itself.`,
    wanted.unique && !isUnique(users, name) && `users.${name} is not unique.`,
  ]
  return differences.filter((difference) => typeof difference === 'string')
}

function numbersItself(column: CatalogColumn): boolean {
  return column.kind === 'identity' || (column.default ?? '').startsWith('nextval(')
}

function isPrimaryKey({ constraints }: CatalogTable, name: string): boolean {
  return constraints.some(
    ({ type, definition }) => type === 'primary key' && definition === `PRIMARY KEY (${name})`,
  )
}

// With a constraint or without: what keeps values apart is a unique index.
function isUnique({ indexes }: CatalogTable, name: string): boolean {
  return indexes.some(
    ({ unique, valid, definition }) => unique && valid && definition.startsWith(`btree (${name})`),
  )
}
