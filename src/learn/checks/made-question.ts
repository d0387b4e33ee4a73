import { describeIndex } from '../../history/catalog-objects.ts'
import type { Evidence } from '../evidence.ts'
import { findUsers } from '../find-column.ts'
import type { Question } from '../task.ts'

/** What PostgreSQL makes for a `CREATE TABLE` besides the table, answered from the catalog after it. */
export const madeQuestion: Question = {
  text: 'The file creates one table. What else will be in the database after it?',
  options: [
    { key: '1', text: 'Nothing else' },
    { key: '2', text: 'An index' },
    { key: '3', text: 'A sequence' },
    { key: '4', text: 'An index and a sequence' },
  ],
  answer(evidence) {
    const made = findMade(evidence)
    if (made === undefined) return undefined
    const [index, sequence] = [made.indexes.length > 0, made.sequences.length > 0]
    return sequence ? (index ? '4' : '3') : index ? '2' : '1'
  },
  explain(evidence) {
    const { indexes, sequences } = findMade(evidence) ?? { indexes: [], sequences: [] }
    const objects = [...indexes, ...sequences].join(' and ') || 'nothing besides the table'
    return `Measured in the catalog: ${objects}. The index keeps the primary key unique and finds a row by it. The sequence hands out the numbers; it does not roll back, so ids have gaps, and a gap is no lost row.`
  },
}

function findMade({ up }: Evidence) {
  const users = up.status === 'applied' ? findUsers(up.catalog) : undefined
  if (up.status !== 'applied' || users === undefined) return undefined
  return {
    indexes: users.indexes.map((index) => `index ${index.name}, ${describeIndex(index)}`),
    sequences: up.catalog.sequences
      .filter(({ ownedBy }) => ownedBy?.startsWith('users.'))
      .map(({ name, ownedBy }) => `sequence ${name}, owned by ${ownedBy}`),
  }
}
