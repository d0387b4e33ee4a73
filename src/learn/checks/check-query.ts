import type { Evidence, FileEvidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { checkBackfill } from './check-backfill.ts'
import { describeOutcome } from './file-outcome.ts'
import { failed, passed } from './task-result.ts'
import { usesDistanceIndex } from './uses-distance-index.ts'

const FILE = 'query.sql'
const PEOPLE = 5

/** Whether `query.sql` returns the five people nearest to person 1, nearest first, by the index. */
export function checkQuery(evidence: Evidence): TaskResult {
  const query = evidence.files[FILE]
  const found = query?.status === 'ran' ? findWrong(query, evidence) : describeOutcome(FILE, query)
  return found === undefined ? passed : wrong(found)
}

type Ran = Extract<FileEvidence, { status: 'ran' }>

function findWrong({ plan, answer, wanted, rows }: Ran, evidence: Evidence): string | undefined {
  if (plan === '') {
    return 'It is not one SELECT alone, so there is no plan to look at. EXPLAIN and SET belong in psql.'
  }
  if (!usesDistanceIndex(plan)) return `It uses no index for this distance:\n${plan}`
  if (checkBackfill(evidence).status !== 'passed') {
    return 'Nothing to find yet: it searches the embeddings that backfill.sql is to write.'
  }
  if (!answer || !wanted) return rows === PEOPLE ? undefined : `It returns ${rows} rows.`
  const isSame = answer.length === wanted.length && answer.every((id, at) => id === wanted[at])
  return isSame
    ? undefined
    : `Its first column holds: ${answer.join(', ') || 'no row'}.\nWanted: ${wanted.join(', ')}.`
}

function wrong(found: string) {
  return failed({
    expected: `One query: the id of the ${PEOPLE} people whose biographies are nearest to that of person 1, the nearest first, without person 1.`,
    found,
    why: 'A search that returns quickly is not yet one that returns the right people; only comparing with a known answer tells.',
    next: 'In workspace/query.sql: SELECT id, … FROM users WHERE id <> 1 ORDER BY … LIMIT 5. Save it.',
  })
}
