import { describeFailure } from '../checks/describe-failure.ts'
import type { Evidence } from '../evidence.ts'
import { findColumn } from '../find-column.ts'
import type { Mistake } from '../task.ts'

const WANTED = 'vector(512)'

/** `embedding` has room for vectors of another length than the encoder makes, or of no length in particular. */
export const wrongDimension: Mistake = {
  name: 'wrong-dimension',
  detect(evidence) {
    const found = findRefused(evidence) ?? findOther(evidence)
    if (found === undefined) return undefined
    return {
      expected: `users.embedding is ${WANTED}: the encoder of this course makes 512 numbers of each biography.`,
      found,
      why: "The length belongs to the model that made the vectors, and PostgreSQL holds every row to it. With another one, the first real embedding is refused; with none, an index can't be built. A new length later means a new column and every embedding computed again.",
      next: `${WANTED} in your migration.sql, and Unsupported("${WANTED}")? in workspace/prisma/schema.prisma`,
    }
  },
}

// https://github.com/pgvector/pgvector: an index needs a dimension, of at most 2,000.
function findRefused({ up }: Evidence): string | undefined {
  if (up.status !== 'failed') return undefined
  const isOfLength = /column (does not have|cannot have more than \d+) dimensions/.test(
    up.failure.message,
  )
  return isOfLength ? describeFailure(up.failure) : undefined
}

function findOther({ up }: Evidence): string | undefined {
  if (up.status !== 'applied') return undefined
  const type = findColumn(up.catalog, 'embedding')?.type
  if (type === undefined || !/^vector\b/.test(type) || type === WANTED) return undefined
  const { refused } = up.seeded
  return [
    `users.embedding is ${type}.`,
    ...(refused ? [`The first embedding is refused: ${refused.message}`] : []),
  ].join('\n')
}
