import type { Database } from '../database/database.ts'
import { catalogQueries } from './catalog-queries.ts'

export interface CatalogColumn {
  name: string
  /** As PostgreSQL writes it: `text`, `vector(512)`, `character varying(20)`. */
  type: string
  nullable: boolean
  /** The expression of its default, or of a generated column; null when there is none. */
  default: string | null
  /** `identity` and `generated` columns are written by the server. */
  kind: 'plain' | 'identity' | 'generated'
}

export interface CatalogConstraint {
  name: string
  type: 'check' | 'exclude' | 'foreign key' | 'primary key' | 'unique'
  /** `CHECK ((age > 0))`. */
  definition: string
}

export interface CatalogIndex {
  name: string
  /** `btree`, `hnsw` … */
  method: string
  unique: boolean
  /** From the method on, with operator classes that are not the default: `hnsw (embedding vector_cosine_ops)`. */
  definition: string
  /** False after a `CREATE INDEX CONCURRENTLY` that failed. */
  valid: boolean
  /** Whether it belongs to a primary key, unique or exclusion constraint of the same name. */
  ofConstraint: boolean
}

/** Something with a name and the text that PostgreSQL gives for it. */
export interface CatalogObject {
  name: string
  definition: string
}

export interface CatalogTable {
  name: string
  /** `table`, `unlogged table`, `partitioned table …` or `foreign table`. */
  kind: string
  /** In the order of the table. */
  columns: CatalogColumn[]
  constraints: CatalogConstraint[]
  indexes: CatalogIndex[]
  triggers: CatalogObject[]
  policies: CatalogObject[]
  rules: CatalogObject[]
  rowSecurity: 'off' | 'on' | 'on, forced'
}

export interface CatalogSequence extends CatalogObject {
  /** `users.id` for a serial or identity column; null for one that stands alone. */
  ownedBy: string | null
}

/**
 * What is in schema `public`, and the extensions, as plain data sorted by name. The same for the
 * same schema on every PostgreSQL from 14 to 18 and every version of pgvector. What belongs to an
 * extension is left out, and so is Prisma's journal.
 */
export interface Catalog {
  /** Names without versions; `plpgsql` is everywhere and left out. */
  extensions: string[]
  tables: CatalogTable[]
  views: CatalogObject[]
  sequences: CatalogSequence[]
  /** `name` is the signature: `touch_user(id integer)`. */
  functions: CatalogObject[]
  /** Enums, domains, composite types and ranges. */
  types: CatalogObject[]
}

/** Reads the catalog as it is in this session, its uncommitted changes included. Writes nothing. */
export async function readCatalog(database: Database): Promise<Catalog> {
  // PostgreSQL qualifies names by the session's search path: with one of our own, and the schemas
  // extensions live in, the same thing has the same text in every session.
  return database.transaction(async () => {
    const [session] = await database.query<{ path: string }>(
      "SELECT current_setting('search_path') AS path",
    )
    await database.query(SET_PATH)
    const catalog = await readParts(database)
    await database.query("SELECT set_config('search_path', $1, true)", [session?.path ?? ''])
    return catalog
  })
}

const SET_PATH = `
  SELECT set_config('search_path', string_agg(DISTINCT quote_ident(nspname), ', '), true)
    FROM pg_namespace
   WHERE nspname = 'public' OR oid IN (SELECT extnamespace FROM pg_extension WHERE extname <> 'plpgsql')`

async function readParts(database: Database): Promise<Catalog> {
  const catalog: Partial<Record<keyof Catalog, unknown>> = {}
  for (const [part, sql] of Object.entries(catalogQueries)) {
    const [row] = await database.query<{ part: unknown[] | null }>(
      `SELECT json_agg(to_json(part) ORDER BY name COLLATE "C") AS part FROM (${sql}) AS part`,
    )
    catalog[part as keyof Catalog] = row?.part ?? []
  }
  const { extensions, ...rest } = catalog as Omit<Catalog, 'extensions'> & {
    extensions: { name: string }[]
  }
  return { extensions: extensions.map(({ name }) => name), ...rest }
}
