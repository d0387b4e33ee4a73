import { compareCatalogs } from '../../history/drift.ts'
import { describeDrift } from '../../history/drift-text.ts'
import type { Evidence } from '../evidence.ts'
import type { Mistake } from '../task.ts'

/** The schema is a new one, and nothing in the migrations leads to it. */
export const schemaWithoutMigration: Mistake = {
  name: 'schema-without-migration',
  detect({ schema, before, up, folders }) {
    if (schema.status !== 'valid' || schema.catalog === undefined || !isUnmoved(up, before)) {
      return undefined
    }
    const moved = compareCatalogs(schema.catalog, before)
    if (moved.length === 0) return undefined
    const words = { unexpected: 'is to go', expected: 'schema.prisma wants' }
    const migration = folders.added.at(-1)
    return {
      expected: 'A migration that leads to what schema.prisma says.',
      found: [
        migration
          ? `${migration} changes nothing.`
          : 'There is no migration of this lesson. In the database:',
        ...moved.map((finding) => describeDrift(finding, words)),
      ].join('\n'),
      why: 'The schema file changes no database. The client that is generated from it would ask for columns that production does not have, and every query on the table fails.',
      next: migration
        ? `Write the SQL into workspace/prisma/migrations/${migration}/migration.sql`
        : 'Let Prisma draft it, and read it before it runs: cd workspace && npx prisma migrate dev --create-only',
    }
  },
}

function isUnmoved(up: Evidence['up'], before: Evidence['before']): boolean {
  if (up.status === 'none') return true
  return up.status === 'applied' && compareCatalogs(before, up.catalog).length === 0
}
