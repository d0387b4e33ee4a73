import { changedSamples } from '../checks/changed-samples.ts'
import { RENAMED } from '../checks/renamed-column.ts'
import { describeSamples } from '../describe-samples.ts'
import type { Mistake } from '../task.ts'

/** The copy tidies up spaces at the ends of names. */
export const copyTrims: Mistake = {
  name: 'copy-trims',
  detect({ up }) {
    if (up.status !== 'applied') return undefined
    const samples = changedSamples(up.samples, RENAMED.field)
    if (samples.length === 0 || !samples.every(({ was, is }) => isTrimmed(was, is))) {
      return undefined
    }
    return {
      expected: 'Every name as it was, with the spaces it begins or ends with.',
      found: `Spaces are gone:\n${describeSamples(samples, RENAMED.field)}`,
      why: 'A migration moves values; it does not improve them. Where a value is a key elsewhere, a login, a signature, a file name, the tidy one no longer fits, and nobody can tell any more which ones were changed. Cleaning up is a change of its own, decided by those who own the data.',
      next: `In your migration.sql, copy the value as it is, without trim(): UPDATE "users" SET "${RENAMED.to}" = "${RENAMED.from}"; or rename the column, which copies nothing.`,
    }
  },
}

function isTrimmed(was: string, is: string): boolean {
  return was !== is && was.includes(is) && was.replace(is, '').trim() === ''
}
