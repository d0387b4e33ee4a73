import { changedSamples } from '../checks/changed-samples.ts'
import { describeFailure } from '../checks/describe-failure.ts'
import { RENAMED } from '../checks/renamed-column.ts'
import { describeSamples } from '../describe-samples.ts'
import type { Evidence } from '../evidence.ts'
import type { Mistake } from '../task.ts'

/** The copy cuts long names, or goes into a column that is too short for them. */
export const copyTruncates: Mistake = {
  name: 'copy-truncates',
  detect(evidence) {
    const found = findTooLong(evidence) ?? findCut(evidence)
    if (found === undefined) return undefined
    return {
      expected: `Every name in full; the longest has 255 characters. users.${RENAMED.to} is text.`,
      found,
      why: 'A cast to varchar(n), left() and substring() cut without a word. Most names are short, so a glance at the table looks right, and the cut is found years later, by the person whose name it is.',
      next: `In your migration.sql, make the column TEXT and copy the value as it is: UPDATE "users" SET "${RENAMED.to}" = "${RENAMED.from}"; or rename the column, which copies nothing.`,
    }
  },
}

function findTooLong({ up }: Evidence): string | undefined {
  if (up.status !== 'failed' || up.failure.code !== '22001') return undefined
  return `${describeFailure(up.failure)}\nNothing is lost yet. Cutting the names to fit would make it run, and lose what is cut.`
}

function findCut({ up }: Evidence): string | undefined {
  if (up.status !== 'applied') return undefined
  const samples = changedSamples(up.samples, RENAMED.field)
  const isCut = samples.every(({ was, is }) => was.startsWith(is))
  // What is missing may be spaces in one of them, but then trimming is not all that happened.
  const isTrimmed = samples.every(({ was, is }) => was.slice(is.length).trim() === '')
  if (samples.length === 0 || !isCut || isTrimmed) return undefined
  const changed = up.proof.fields.find(({ field }) => field === RENAMED.field)?.changed
  return `Names that are cut: ${changed} of ${up.proof.rows.expected}.\n${describeSamples(samples, RENAMED.field)}`
}
