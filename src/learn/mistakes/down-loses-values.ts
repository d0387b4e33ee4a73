import type { FieldProof } from '../../survival/proof.ts'
import { isElsewhere } from '../checks/is-elsewhere.ts'
import { describeSamples } from '../describe-samples.ts'
import type { DownEvidence, Evidence } from '../evidence.ts'
import type { Mistake } from '../task.ts'

/** The way back loses values that the way up had kept. */
export const downLosesValues: Mistake = {
  name: 'down-loses-values',
  detect({ before, up, down, folders }) {
    if (up.status !== 'applied' || down?.status !== 'applied') return undefined
    const harmed = findHarmed(up, down).filter(
      ({ field, column }) => !isElsewhere(column ?? field, before, down.catalog),
    )
    if (harmed.length === 0) return undefined
    return {
      expected:
        'What was there before the migration is there after the way back, every value of it.',
      found: `Your migration kept them, your down.sql does not.\n${describe(down, harmed)}`,
      why: 'A rollback is for undoing what the migration did. Values that are older than it are not its own to take, and a database in trouble is the last place to lose more.',
      next: `In workspace/prisma/migrations/${folders.added.at(-1)}/down.sql, undo what the migration.sql beside it does, and nothing else.`,
    }
  },
}

type AppliedUp = Extract<Evidence['up'], { status: 'applied' }>
type AppliedDown = Extract<DownEvidence, { status: 'applied' }>

function findHarmed(up: AppliedUp, down: AppliedDown): FieldProof[] {
  const kept = up.proof.fields.filter(({ expected, preserved }) => expected === preserved)
  return down.proof.fields.filter(
    ({ field, expected, preserved }) =>
      preserved < expected && kept.some((before) => before.field === field),
  )
}

/** The count of each field, and samples of the first: where rows are gone, the others tell the same. */
function describe({ proof, samples }: AppliedDown, harmed: readonly FieldProof[]): string {
  const { expected, found } = proof.rows
  return [
    ...(found < expected ? [`rows: ${found} of ${expected} left`] : []),
    ...harmed.map((each) => `${each.field}: ${each.preserved} of ${each.expected} left`),
    describeSamples(samples, harmed[0]?.field ?? ''),
  ].join('\n')
}
