import type { Catalog, CatalogColumn, CatalogIndex, CatalogTable } from '../history/catalog.ts'

const TABLE = 'users'

/** The table that the lessons are about. */
export function findUsers(catalog: Catalog): CatalogTable | undefined {
  return catalog.tables.find(({ name }) => name === TABLE)
}

/** A column of `users`. */
export function findColumn(catalog: Catalog, column: string): CatalogColumn | undefined {
  return findUsers(catalog)?.columns.find(({ name }) => name === column)
}

/** The indexes of `users` that begin with a column. */
export function findIndexesOn(catalog: Catalog, column: string): CatalogIndex[] {
  const indexes = findUsers(catalog)?.indexes ?? []
  return indexes.filter(({ definition }) => indexedFirst(definition) === column)
}

// `hnsw (embedding vector_cosine_ops) WITH (m='16')` begins with `embedding`.
function indexedFirst(definition: string): string | undefined {
  return /^\w+ \("?(\w+)/.exec(definition)?.[1]
}
