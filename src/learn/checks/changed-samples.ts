import type { ValueSample } from '../evidence.ts'

type ChangedSample = ValueSample & { was: string; is: string }

/** The samples of one field that are still there and read otherwise; none when a value is gone. */
export function changedSamples(samples: readonly ValueSample[], field: string): ChangedSample[] {
  const own = samples.filter((sample) => sample.field === field)
  const changed = own.filter((sample): sample is ChangedSample => Boolean(sample.was && sample.is))
  return changed.length === own.length ? changed : []
}
