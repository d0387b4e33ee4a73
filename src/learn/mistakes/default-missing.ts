import { describeColumn } from '../../history/catalog-objects.ts'
import { findColumn } from '../find-column.ts'
import type { Mistake } from '../task.ts'

/** `settings` has no default, so rows there are, or rows to come, have none. */
export const defaultMissing: Mistake = {
  name: 'default-missing',
  detect({ up }) {
    if (up.status !== 'applied') return undefined
    const column = findColumn(up.catalog, 'settings')
    if (column?.type !== 'jsonb' || column.default !== null) return undefined
    return {
      expected: "users.settings is jsonb not null default '{}'.",
      found: `users.settings is ${describeColumn(column)}, without a default. ${up.brought.settings?.filled ?? 0} of the ${up.proof.rows.expected} people that were there have settings.`,
      why: column.nullable
        ? 'Every row that is there already has NULL now, so each piece of code that reads settings has to expect two kinds of nothing, NULL and {}. With a default PostgreSQL gives existing rows a value as well, and since version 11 it does so without touching them.'
        : 'The rows that were there are filled, but the next INSERT that does not mention settings is refused: null value in column "settings". Code that is still running while you deploy does not mention it.',
      next: `In your migration.sql: ADD COLUMN "settings" JSONB NOT NULL DEFAULT '{}'; in workspace/prisma/schema.prisma: settings Json @default("{}")`,
    }
  },
}
