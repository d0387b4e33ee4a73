import type { Database } from '../database/database.ts'
import { type Catalog, type CatalogTable, readCatalog } from './catalog.ts'
import { catalogObjects, tableObjects } from './catalog-objects.ts'
import type { Migration } from './migration.ts'

/** One thing in which a database is not what its migrations make it. */
export interface DriftFinding {
  kind: 'missing' | 'unexpected' | 'different'
  /** As `catalogObjects` names it: `constraint users.users_name_check`. */
  object: string
  /** What the migrations make; undefined for an unexpected object. */
  expected?: string
  /** What is there; undefined for a missing object. */
  found?: string
}

/**
 * Compares what should be there with what is. A table that is missing, or that nobody expected, is
 * one finding; what is in it goes unsaid. Extensions that nobody expected are no finding: rolling
 * phase 4 back keeps pgvector, and a server may bring its own.
 */
export function compareCatalogs(expected: Catalog, found: Catalog): DriftFinding[] {
  const [was, is] = [catalogObjects(expected), catalogObjects(found)]
  const unsaid = new Set([
    ...insideWholeTables(expected, found),
    ...insideWholeTables(found, expected),
  ])
  const missing = [...was].filter(([object]) => !is.has(object))
  const unexpected = [...is].filter(
    ([object]) => !was.has(object) && !object.startsWith('extension '),
  )
  const different = [...was].filter(([object, text]) => is.has(object) && !isSame(object, text, is))
  const findings: DriftFinding[] = [
    ...missing.map(([object, text]) => ({ kind: 'missing' as const, object, expected: text })),
    ...unexpected.map(([object, text]) => ({ kind: 'unexpected' as const, object, found: text })),
    ...different.map(([object, text]) => ({
      kind: 'different' as const,
      object,
      expected: text,
      found: is.get(object) ?? '',
    })),
  ]
  return findings.filter(({ object }) => !unsaid.has(object))
}

/** The catalog that `migrations` make, run one after the other on an empty database. */
export async function readExpectedCatalog(
  openScratch: () => Promise<Database>,
  migrations: readonly Pick<Migration, 'up'>[],
): Promise<Catalog> {
  const scratch = await openScratch()
  try {
    for (const { up } of migrations) await scratch.execute(up)
    return await readCatalog(scratch)
  } finally {
    await scratch.close()
  }
}

/** What is in the tables of one catalog that the other doesn't have. */
function insideWholeTables(catalog: Catalog, other: Catalog): string[] {
  const names = new Set(other.tables.map(({ name }) => name))
  return catalog.tables
    .filter(({ name }) => !names.has(name))
    .flatMap((table) => insideOf(table, catalog))
}

function insideOf(table: CatalogTable, { sequences }: Catalog): string[] {
  const [, ...inside] = tableObjects(table).keys()
  const own = sequences.filter(({ ownedBy }) => ownedBy?.startsWith(`${table.name}.`))
  return [...inside, ...own.map(({ name }) => `sequence ${name}`)]
}

function isSame(object: string, expected: string, found: ReadonlyMap<string, string>): boolean {
  const text = found.get(object) ?? ''
  return object.startsWith('view ') ? plainView(text) === plainView(expected) : text === expected
}

// Before PostgreSQL 16 a view of one table has its columns qualified with the table's name.
function plainView(definition: string): string {
  return definition.replace(/\b\w+\.(?=\w)/g, '').replace(/\s+/g, ' ')
}
