import type { Evidence } from '../evidence.ts'
import { findIndexesOn } from '../find-column.ts'
import type { TaskResult } from '../task.ts'
import { nothingToLookAt } from './nothing-to-look-at.ts'
import { failed, passed } from './task-result.ts'

/** Whether `embedding` has an HNSW index for cosine distance, whatever its name and parameters. */
export function checkDistanceIndex({ up }: Evidence): TaskResult {
  const expected = 'An index on users.embedding: hnsw (embedding vector_cosine_ops).'
  if (up.status !== 'applied') return nothingToLookAt(expected)
  const indexes = findIndexesOn(up.catalog, 'embedding')
  const isWanted = indexes.some(
    ({ valid, method, definition }) =>
      valid && method === 'hnsw' && definition.includes('vector_cosine_ops'),
  )
  if (isWanted) return passed
  return failed({
    expected,
    found:
      indexes.map(({ name, definition }) => `${name}: ${definition}`).join('\n') ||
      'No index on users.embedding.',
    why: 'Without it each search measures the distance to every row there is.',
    next: 'At the end of your migration.sql: CREATE INDEX "users_embedding_idx" ON "users" USING hnsw ("embedding" vector_cosine_ops);',
  })
}
