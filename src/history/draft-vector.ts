import { quoteIdentifier } from '../database/quote.ts'
import { findColumnClauses, findIndexStatements } from './draft-statements.ts'

/** A place in which the lab put something better than what Prisma drafted. */
export interface DraftPatch {
  /** What Prisma drafted; null for nothing at all. */
  drafted: string | null
  written: string
  why: string
}

const VECTOR = /^(?:"?public"?\.)?"?(vector|halfvec|sparsevec)\b/i
const TABLE = /^CREATE TABLE "([^"]+)" \(\n([\s\S]*?)\n\);$/gm

/**
 * What Prisma doesn't know of pgvector: a column needs the extension, and an index by distance is no
 * btree. `known` has the types of columns that are there already, as `table.column` → type.
 * @see https://github.com/pgvector/pgvector#hnsw
 */
export function findVectorPatches(
  up: string,
  known: ReadonlyMap<string, string>,
  hasExtension: boolean,
): DraftPatch[] {
  const types = new Map([...known, ...typesIn(up)])
  const brought = [...typesIn(up).values()].some((type) => VECTOR.test(type))
  const extension = brought && !hasExtension ? [EXTENSION] : []
  const indexes = findIndexStatements(up).flatMap(
    ({ action, unique, name, table, columns, sql }) => {
      const [column = '', ...others] = columns
      const kind = VECTOR.exec(types.get(`${table}.${column}`) ?? '')?.[1]?.toLowerCase()
      if (action !== 'create' || unique || others.length > 0 || !kind) return []
      const place = [name, table].map(quoteIdentifier).join('\n  ON ')
      const written = `CREATE INDEX ${place} USING hnsw (${quoteIdentifier(column)} ${kind}_cosine_ops);`
      return [{ drafted: sql, written, why: WHY_HNSW }]
    },
  )
  return [...extension, ...indexes]
}

/** The draft with the patches in place; what Prisma drafted stands above each as a comment. */
export function applyPatches(up: string, patches: readonly DraftPatch[]): string {
  return patches.reduce((sql, { drafted, written, why }) => {
    if (drafted === null) return `-- ${why}\n${written}\n\n${sql}`
    const instead = `--\n${drafted.replace(/^/gm, '--    ')}\n--\n-- ${why}\n${written}`
    return sql.replace(drafted, () => instead)
  }, up)
}

const WHY_HNSW = 'Not as drafted: a btree serves no search by distance. HNSW, by cosine distance.'

const EXTENSION: DraftPatch = {
  drafted: null,
  written: 'CREATE EXTENSION IF NOT EXISTS vector;',
  why: "Not drafted: Prisma doesn't know which extension a vector needs.",
}

/** `table.column` → type, of what a draft adds. */
function typesIn(up: string): Map<string, string> {
  const created = [...up.matchAll(TABLE)].flatMap(([, table, body = '']) =>
    [...body.matchAll(/^\s+"([^"]+)" (.+?),?$/gm)].map(
      ([, column, type = '']): [string, string] => [`${table}.${column}`, type],
    ),
  )
  const added = findColumnClauses(up)
    .filter(({ action }) => action === 'add')
    .map(({ table, column, rest }): [string, string] => [`${table}.${column}`, rest])
  return new Map([...created, ...added])
}
