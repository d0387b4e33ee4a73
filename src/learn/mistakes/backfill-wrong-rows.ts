import { findEmbeddings } from '../checks/find-embeddings.ts'
import type { Evidence } from '../evidence.ts'
import { findColumn } from '../find-column.ts'
import type { Mistake } from '../task.ts'

/** The backfill gives people the embedding of somebody else. */
export const backfillWrongRows: Mistake = {
  name: 'backfill-wrong-rows',
  detect(evidence) {
    const embeddings = findEmbeddings(evidence)
    if (!embeddings || embeddings.changed === 0 || !isOfRightType(evidence)) return undefined
    return {
      expected: `Each of the ${embeddings.expected} people has the embedding of their own biography.`,
      found: `${embeddings.changed} have another one than the encoder made of their biography, the first of them in row ${embeddings.firstRow}.`,
      why: 'A vector looks like any other vector: no constraint notices, and the search answers promptly with the wrong people. An UPDATE … FROM without a condition takes any row of the other table, and the order of rows in a table means nothing.',
      next: 'In workspace/backfill.sql, join the two tables by what they share: WHERE users.bio = encoding.bio',
    }
  },
}

// A column of another type keeps the right vector as another text.
function isOfRightType({ up, goal }: Evidence): boolean {
  const wanted = findColumn(goal, 'embedding')?.type
  return up.status === 'applied' && findColumn(up.catalog, 'embedding')?.type === wanted
}
