import { checkDistanceIndex } from '../checks/check-distance-index.ts'
import { usesDistanceIndex } from '../checks/uses-distance-index.ts'
import type { Mistake } from '../task.ts'

/** The query finds people by distance without the index. */
export const queryWithoutIndex: Mistake = {
  name: 'query-without-index',
  detect(evidence) {
    const query = evidence.files['query.sql']
    // Without an index for this distance no query could use it, and that is said elsewhere.
    if (checkDistanceIndex(evidence).status !== 'passed') return undefined
    if (query?.status !== 'ran' || query.plan === '' || usesDistanceIndex(query.plan)) {
      return undefined
    }
    return {
      expected: 'The plan holds an Index Scan with Order By: (embedding <=> …).',
      found: `With sequential scans off, PostgreSQL plans:\n${query.plan}`,
      why: 'Sorting by distance this way computes it for every row: on a hundred people nobody notices, on a million each search takes seconds. The index serves one form only: ORDER BY the column, its own operator <=>, and a value that is known before the scan begins, in ascending order, with LIMIT.',
      next: 'In workspace/query.sql: ORDER BY embedding <=> (SELECT embedding FROM users WHERE id = 1) LIMIT 5',
    }
  },
}
