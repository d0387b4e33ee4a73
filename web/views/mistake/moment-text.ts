import type { DraftReport } from '../../../src/course/tour.ts'

/** The moments of the draft's run, in their order. */
export const MOMENTS = ['before', 'refused', 'lost', 'proof', 'rolled back'] as const
export type MomentName = (typeof MOMENTS)[number]

/** What happened at a moment, in a sentence. */
export function momentText(name: MomentName, { refusal, step }: DraftReport): string {
  const lost = step.proof.fields.reduce((sum, field) => sum + field.lost + field.changed, 0)
  if (name === 'before') return 'Every name is there.'
  if (name === 'refused') return `PostgreSQL refuses the draft: ${refusal}.`
  if (name === 'lost') return `With an optional field the draft runs: ${lost} names are gone.`
  if (name === 'proof') return 'The proof finds the loss, so nothing is committed.'
  return 'Rolled back: every name is there.'
}
