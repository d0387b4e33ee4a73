import { describeFailure } from '../checks/describe-failure.ts'
import type { Evidence } from '../evidence.ts'
import { findColumn, findIndexesOn } from '../find-column.ts'
import type { Mistake } from '../task.ts'

const WANTED = 'vector_cosine_ops'

/** The HNSW index is for another distance than the cosine, or names none. */
export const indexOperatorClass: Mistake = {
  name: 'index-operator-class',
  detect(evidence) {
    const found = findRefused(evidence) ?? findOther(evidence)
    if (found === undefined) return undefined
    return {
      expected: `The HNSW index on users.embedding has the operator class ${WANTED}.`,
      found,
      why: "An operator class says which distance an index is built for: vector_cosine_ops for <=>, vector_l2_ops for <->, vector_ip_ops for <#>. A query with another operator than the index's own does not fail; it reads the whole table.",
      next: `In your migration.sql: USING hnsw ("embedding" ${WANTED})`,
    }
  },
}

// HNSW has no default operator class for vectors, so leaving it out is refused.
function findRefused({ up }: Evidence): string | undefined {
  if (up.status !== 'failed') return undefined
  const isOfClass =
    /no default operator class for access method "hnsw"|operator class "[^"]*" does not (exist|accept)/
  return isOfClass.test(up.failure.message) ? describeFailure(up.failure) : undefined
}

function findOther({ up }: Evidence): string | undefined {
  if (up.status !== 'applied') return undefined
  // Another type of vector has operator classes of its own.
  if (!findColumn(up.catalog, 'embedding')?.type.startsWith('vector')) return undefined
  const [index, ...others] = findIndexesOn(up.catalog, 'embedding').filter(
    ({ method }) => method === 'hnsw',
  )
  if (!index || [index, ...others].some(({ definition }) => definition.includes(WANTED))) {
    return undefined
  }
  return `${index.name} is ${index.definition}.`
}
