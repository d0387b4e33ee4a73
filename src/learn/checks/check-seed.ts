import { describeSamples } from '../describe-samples.ts'
import type { Evidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { nothingToLookAt } from './nothing-to-look-at.ts'
import { failed, passed } from './task-result.ts'

/** Whether the values of the hundred people go into the table, and come out as they went in. */
export function checkSeed({ up }: Evidence): TaskResult {
  const expected = 'The hundred people go in, and each value comes out as it went in.'
  if (up.status !== 'applied') return nothingToLookAt(expected)
  const { refused, proof, samples } = up.seeded
  if (refused === undefined && proof?.survived) return passed
  const harmed = (proof?.fields ?? []).filter(({ changed, lost }) => changed + lost > 0)
  return failed({
    expected,
    found: refused
      ? `PostgreSQL refuses them: ${refused.message} (${refused.code})`
      : [
          ...harmed.map(
            ({ field, lost, changed }) => `${field}: ${lost} not there, ${changed} other ones`,
          ),
          ...harmed.map(({ field }) => describeSamples(samples, field)).filter(Boolean),
        ].join('\n'),
    why: 'Real tables are full of values that nobody thought of when the column was made.',
    next: 'Change your model and your migration.sql until they take these values, and save both.',
  })
}
