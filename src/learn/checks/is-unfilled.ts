import type { Proof } from '../../survival/proof.ts'
import type { ValueSample } from '../evidence.ts'

/** Whether no value of a field was kept, and each reads the same now, as in a column nobody has filled. */
export function isUnfilled(
  { proof, samples }: { proof: Proof; samples: readonly ValueSample[] },
  field: string,
): boolean {
  const [first, ...others] = samples.filter((sample) => sample.field === field)
  const kept = proof.fields.find((candidate) => candidate.field === field)?.preserved
  // Where rows are gone as well, more happened than that.
  const isWhole = proof.rows.found === proof.rows.expected
  return isWhole && first !== undefined && kept === 0 && others.every(({ is }) => is === first.is)
}
