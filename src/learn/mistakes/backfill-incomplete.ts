import { findEmbeddings } from '../checks/find-embeddings.ts'
import type { Mistake } from '../task.ts'

/** The backfill leaves people without an embedding. */
export const backfillIncomplete: Mistake = {
  name: 'backfill-incomplete',
  detect(evidence) {
    const embeddings = findEmbeddings(evidence)
    // Where nobody has one, the file has not done its work at all: no mistake yet.
    if (!embeddings || embeddings.lost === 0 || embeddings.changed > 0) return undefined
    if (embeddings.preserved === 0 || embeddings.firstRow === undefined) return undefined
    return {
      expected: `Each of the ${embeddings.expected} people has the embedding of their biography.`,
      found: `${embeddings.preserved} have it; ${embeddings.lost} have NULL, the first of them in row ${embeddings.firstRow}.`,
      why: 'Nothing fails: a search simply never finds these people, since a NULL is at no distance from anything and is in no HNSW index. A backfill is done when a count says so.',
      next: 'In workspace/backfill.sql, update every row that has a biography in lab.encoding, without LIMIT or a range of ids, and save it.',
    }
  },
}
