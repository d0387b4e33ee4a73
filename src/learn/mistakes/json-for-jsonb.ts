import { findColumn } from '../find-column.ts'
import type { Mistake } from '../task.ts'

/** `settings` is json, which keeps the text, where jsonb keeps the value. */
export const jsonForJsonb: Mistake = {
  name: 'json-for-jsonb',
  detect({ up }) {
    const column = up.status === 'applied' ? findColumn(up.catalog, 'settings') : undefined
    if (column?.type !== 'json') return undefined
    return {
      expected: "users.settings is jsonb not null default '{}'.",
      found: 'users.settings is json.',
      why: "json stores the text as it came and parses it anew at every read. It has no = and no @>, so it can't be searched by what is in it with an index, nor compared, and DISTINCT fails. jsonb is parsed once. Changing it later rewrites the whole table.",
      next: 'In your migration.sql: JSONB in place of JSON. In workspace/prisma/schema.prisma: Json alone means jsonb; take @db.Json out if it is there.',
    }
  },
}
