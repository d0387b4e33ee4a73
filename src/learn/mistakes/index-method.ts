import { findColumn, findIndexesOn } from '../find-column.ts'
import type { Mistake } from '../task.ts'

/** An index on `embedding` that is not HNSW: the drafted btree, alone or left beside, or another kind. */
export const indexMethod: Mistake = {
  name: 'index-method',
  detect({ up }) {
    if (up.status !== 'applied' || !findColumn(up.catalog, 'embedding')) return undefined
    const indexes = findIndexesOn(up.catalog, 'embedding')
    const index = indexes.find(({ method }) => method !== 'hnsw')
    if (!index) return undefined
    const hasOther = indexes.length > 1
    return {
      expected: 'One index on users.embedding, by hnsw, for cosine distance.',
      found: indexes.map(({ name, definition }) => `${name} is ${definition}.`).join('\n'),
      why: WHY[index.method] ?? 'No search by distance can use this index; it is only paid for.',
      next: hasOther
        ? `In your migration.sql, take out the CREATE INDEX of "${index.name}", and keep one by hnsw under the name that schema.prisma has.`
        : `In your migration.sql: CREATE INDEX "${index.name}" ON "users" USING hnsw ("embedding" vector_cosine_ops);`,
    }
  },
}

const WHY: Readonly<Record<string, string>> = {
  btree:
    'A btree sorts, and vectors that are near each other do not sort near each other. Nothing fails: the index is built, every insert pays for it, and no search by distance ever uses it.',
  ivfflat:
    'IVFFlat groups the rows there are when it is built. This table has no embeddings yet, so its groups mean nothing and it misses near neighbours until somebody builds it anew. HNSW needs no rows to begin with.',
}
