import { placeName } from '../../../src/course/find-place.ts'
import type { StepReport } from '../../../src/course/step-report.ts'
import type { Proof } from '../../../src/survival/proof.ts'
import type { Outcome } from './moves.ts'

/** What a step did, in a sentence. */
export function describeStep({ from, to, committed, proof, milliseconds }: StepReport): string {
  const way = `From ${placeName({ phase: from })} to ${placeName({ phase: to })}`
  return committed
    ? `${way}: committed, ${provenValues(proof)} in ${milliseconds} milliseconds.`
    : `${way}: rolled back, because values would be lost.`
}

/** How it all ended, in a sentence. */
export function describeOutcome(outcome: Outcome): string {
  if (outcome.kind === 'failed') return outcome.problem.message
  if (outcome.kind === 'verify') {
    const { report, status } = outcome
    const schema = status.clean ? '' : ' The schema is not what the migrations make.'
    if (!report) return `Verified.${schema}`
    return report.survived
      ? `Verified: ${provenValues(report)}.${schema}`
      : `Verified: not everything is there.${schema}`
  }
  const phase = outcome.kind === 'move' ? outcome.phase : phaseOf(outcome)
  return `The database is at ${placeName({ phase })}.`
}

/** `300 values proven` */
export function provenValues({ fields }: Pick<Proof, 'fields'>): string {
  const values = fields.reduce((sum, { preserved }) => sum + preserved, 0)
  return values === 0 ? 'nothing to prove' : `${values.toLocaleString('en')} values proven`
}

/** What a step brought, or lost by its nature, in sentences. */
export function describeEvents({ from, to, lost, restored, seeded }: StepReport): string[] {
  const values = lost.map((field) => `${field.values} of ${field.field}`).join(', ')
  return [
    ...(lost.length > 0
      ? [
          `Loses by its nature: ${values}. They are copied aside; applying phase ${from} again brings them back.`,
        ]
      : []),
    ...(restored > 0 ? [`${restored} rows brought back as they were kept.`] : []),
    ...(seeded > 0 ? [`${seeded} rows ${to === 1 ? 'seeded' : 'filled from the seed'}.`] : []),
  ]
}

function phaseOf(outcome: Exclude<Outcome, { kind: 'move' | 'verify' | 'failed' }>): number | null {
  return outcome.kind === 'reset' ? outcome.report.phase : outcome.report.place.phase
}
