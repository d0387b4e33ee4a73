import { findDataLoss } from './data-loss.ts'
import { type IndexDefinition, restoreIndexes } from './draft-index.ts'
import { type Rename, renameSql, reversed } from './draft-rename.ts'
import { isEmptyDraft } from './draft-statements.ts'

/**
 * The rollback of a draft: Prisma's draft the other way round, with indexes as they were, then the
 * renames back; above it, what it loses and what PostgreSQL would refuse on a table with rows.
 */
export function downSql(
  drafted: string,
  renames: readonly Rename[],
  indexes: readonly IndexDefinition[],
): string {
  const losses = findDataLoss(drafted)
  const lost = losses.filter(({ effect }) => effect === 'lost').map(({ subject }) => subject)
  const refused = losses.filter(({ effect }) => effect === 'refused')
  const head = [
    `-- Lost: ${lost.length > 0 ? `every value of ${lost.join(', ')}` : 'nothing'}.`,
    ...refused.map(({ message }) => `-- Refused on a table with rows: ${message}.`),
  ].join('\n')
  const body = isEmptyDraft(drafted) ? [] : [restoreIndexes(drafted, indexes).trim()]
  const back = renames.map((rename) => renameSql(reversed(rename))).reverse()
  return `${[head, ...body, ...back].join('\n\n')}\n`
}
