import type { Evidence } from '../evidence.ts'
import type { Question } from '../task.ts'

/**
 * Whether the learner's migration writes `users` anew, answered from the table's file node. `meaning`
 * follows what was measured and says what it comes to in practice.
 */
export function rewriteQuestion({ text, meaning }: { text: string; meaning: string }): Question {
  return {
    text,
    options: [
      { key: '1', text: 'Yes, every row: the larger the table, the longer it takes' },
      {
        key: '2',
        text: 'No, only the catalog changes: as quick on a billion rows as on a hundred',
      },
    ],
    answer: (evidence) => {
      const rewritten = isRewritten(evidence)
      return rewritten === undefined ? undefined : rewritten ? '1' : '2'
    },
    explain: (evidence) =>
      `Measured: pg_relation_filenode('users') is ${isRewritten(evidence) ? 'another one after it, so the table was written anew' : 'the same before and after, so no row was written anew'}. ${meaning}`,
  }
}

function isRewritten({ up }: Evidence): boolean | undefined {
  return up.status === 'applied' ? up.rewritten.includes('users') : undefined
}
