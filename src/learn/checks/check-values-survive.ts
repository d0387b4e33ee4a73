import { describeSamples } from '../describe-samples.ts'
import type { Evidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { nothingToLookAt } from './nothing-to-look-at.ts'
import { failed, passed } from './task-result.ts'

/** Whether every value that was there before the way up is there after it. */
export function checkValuesSurvive({ up }: Evidence): TaskResult {
  const expected = 'Every value that was in users before is there after, unchanged.'
  if (up.status !== 'applied') return nothingToLookAt(expected)
  if (up.proof.survived) return passed
  const { rows, fields } = up.proof
  const harmed = fields.filter(({ changed, lost }) => changed + lost > 0)
  const counts = harmed.map(
    ({ field, changed, lost }) => `${field}: ${lost} lost, ${changed} changed`,
  )
  const found = [
    ...(rows.found === rows.expected ? [] : [`${rows.found} rows instead of ${rows.expected}`]),
    ...counts,
    ...harmed.map(({ field }) => describeSamples(up.samples, field)).filter(Boolean),
  ]
  return failed({
    expected,
    found: found.join('\n'),
    why: 'On a real table this is what people typed in. Only a backup brings it back, without what came after it.',
    next: 'Change your migration.sql so that no statement drops or overwrites these values, and save it.',
  })
}
