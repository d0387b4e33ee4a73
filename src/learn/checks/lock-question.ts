import type { Evidence } from '../evidence.ts'
import type { Question } from '../task.ts'

// https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES
const OPTIONS = [
  { key: '1', text: 'None that anybody would notice', modes: ['AccessShareLock'] },
  {
    key: '2',
    text: 'ROW EXCLUSIVE: others go on reading and writing',
    modes: ['RowShareLock', 'RowExclusiveLock', 'ShareUpdateExclusiveLock'],
  },
  {
    key: '3',
    text: 'SHARE: others go on reading, writers wait',
    modes: ['ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock'],
  },
  {
    key: '4',
    text: 'ACCESS EXCLUSIVE: writers wait, and readers too',
    modes: ['AccessExclusiveLock'],
  },
]

/**
 * Which lock the learner's migration holds on `users`, answered from `pg_locks`. `meaning` follows
 * what was measured and says what it comes to in practice.
 */
export function lockQuestion({ text, meaning }: { text: string; meaning: string }): Question {
  return {
    text,
    options: OPTIONS.map(({ key, text }) => ({ key, text })),
    answer: (evidence) => {
      const mode = findMode(evidence)
      return mode && OPTIONS.find(({ modes }) => modes.includes(mode))?.key
    },
    explain: (evidence) => `Measured in pg_locks: ${findMode(evidence)} on users. ${meaning}`,
  }
}

function findMode({ up }: Evidence): string | undefined {
  return up.status === 'applied' ? (up.locks.users ?? 'AccessShareLock') : undefined
}
