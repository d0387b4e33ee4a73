import { compareCatalogs } from '../../history/drift.ts'
import { describeDrift } from '../../history/drift-text.ts'
import { describeSamples } from '../describe-samples.ts'
import type { DownEvidence, Evidence } from '../evidence.ts'
import type { FailedTask, TaskResult } from '../task.ts'
import { describeFailure } from './describe-failure.ts'
import { nothingToLookAt } from './nothing-to-look-at.ts'
import { failed, passed } from './task-result.ts'

const EXPECTED =
  'Each migration has a down.sql. Run newest first, they lead back to the schema before, keep every value that was there, and the way up runs again.'

/** Whether the `down.sql` of the lesson's migrations undo them: the schema, the values, and up once more. */
export function checkDown({ up, down, before, folders }: Evidence): TaskResult {
  if (up.status !== 'applied' || down === undefined) return nothingToLookAt(EXPECTED)
  if (down.status !== 'applied') return wrong(describeDown(down), folders.added)
  const differences = compareCatalogs(before, down.catalog)
  if (differences.length > 0) {
    const words = { unexpected: 'is left over', expected: 'before it was' }
    return wrong(
      differences.map((finding) => describeDrift(finding, words)),
      folders.added,
    )
  }
  if (!down.proof.survived) return wrong(describeLoss(down), folders.added)
  if (!down.again) {
    return wrong(['After the way back, the way up does not run to the same schema.'], folders.added)
  }
  return passed
}

type AppliedDown = Extract<DownEvidence, { status: 'applied' }>

function wrong(found: readonly string[], added: readonly string[]): FailedTask {
  return failed({
    expected: EXPECTED,
    found: found.join('\n'),
    why: 'A way back is used in a hurry, at night, on a database that matters. One that was never run is a hope.',
    next: `Mend workspace/prisma/migrations/${added.at(-1)}/down.sql and save it.`,
  })
}

function describeDown(down: Exclude<DownEvidence, AppliedDown>): string[] {
  switch (down.status) {
    case 'missing':
      return down.names.map((name) => `${name} has no down.sql.`)
    case 'empty':
      return down.names.map((name) => `${name}/down.sql holds no statement.`)
    case 'failed':
      return [describeFailure(down.failure)]
    case 'stopped':
      return [`${down.stopped.file} was stopped after ${down.stopped.seconds} s.`]
    case 'refused':
      return [`${down.file} can't be run in one transaction.`]
    default:
      throw down satisfies never
  }
}

function describeLoss({ proof, samples }: AppliedDown): string[] {
  const harmed = proof.fields.filter(({ changed, lost }) => changed + lost > 0)
  return [
    `${proof.rows.found} of ${proof.rows.expected} rows are there.`,
    ...harmed.map(({ field, changed, lost }) => `${field}: ${lost} lost, ${changed} changed`),
    ...harmed.map(({ field }) => describeSamples(samples, field)).filter(Boolean),
  ]
}
