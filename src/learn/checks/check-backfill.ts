import type { Evidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { describeOutcome } from './file-outcome.ts'
import { findEmbeddings } from './find-embeddings.ts'
import { failed, passed } from './task-result.ts'

const FILE = 'backfill.sql'

/** Whether `backfill.sql` gives each person the embedding of their biography, and changes nothing else. */
export function checkBackfill({ files }: Evidence): TaskResult {
  const backfill = files[FILE]
  if (backfill?.status !== 'ran') return wrong(describeOutcome(FILE, backfill))
  if (!findEmbeddings({ files })) return wrong('There is no users.embedding to fill.')
  const harmed = backfill.proof.fields.filter(({ expected, preserved }) => preserved < expected)
  const found = [
    ...backfill.outside,
    ...harmed.map(
      ({ field, expected, preserved }) => `${field}: ${preserved} of ${expected} as they should be`,
    ),
  ]
  return found.length === 0 ? passed : wrong(found.join('\n'))
}

function wrong(found: string) {
  return failed({
    expected:
      'Each of the hundred people has the embedding of their biography; all else is as it was.',
    found,
    why: 'Somebody without an embedding is never found, and nobody is told.',
    next: 'In workspace/backfill.sql, UPDATE users from lab.encoding, where the bio is the same. Save it.',
  })
}
