import type { DownEvidence, Evidence, FileEvidence, SqlFailure, UpEvidence } from '../evidence.ts'

/** What of the learner's work runs: the way up, the way back, or a further file of the lesson. */
export type Part = 'up' | 'down' | `${string}.sql`

/** What came of a part; undefined when it has not run. */
export function outcomeOf(
  evidence: Evidence,
  part: Part,
): UpEvidence | DownEvidence | FileEvidence | undefined {
  if (part === 'up') return evidence.up
  if (part === 'down') return evidence.down
  return evidence.files[part]
}

/** The statement of a part that PostgreSQL refused. */
export function findFailure(evidence: Evidence, part: Part): SqlFailure | undefined {
  const outcome = outcomeOf(evidence, part)
  return outcome?.status === 'failed' ? outcome.failure : undefined
}

/** How a part was stopped that did not come to an end. */
export function findStopped(evidence: Evidence, part: Part) {
  const outcome = outcomeOf(evidence, part)
  return outcome?.status === 'stopped' ? outcome.stopped : undefined
}

/** Why a part was not run at all. */
export function findRefusal(evidence: Evidence, part: Part) {
  const outcome = outcomeOf(evidence, part)
  return outcome?.status === 'refused' ? outcome : undefined
}
