import { compareCatalogs } from '../../history/drift.ts'
import { describeDrift } from '../../history/drift-text.ts'
import type { Mistake } from '../task.ts'

/** The migrations change the database, and the schema is still that of the phase before. */
export const migrationWithoutSchema: Mistake = {
  name: 'migration-without-schema',
  detect({ schema, before, up }) {
    if (schema.status !== 'valid' || schema.catalog === undefined || up.status !== 'applied') {
      return undefined
    }
    const moved = compareCatalogs(schema.catalog, up.catalog)
    if (moved.length === 0 || compareCatalogs(before, schema.catalog).length > 0) return undefined
    const words = { unexpected: 'is not in schema.prisma', expected: 'in schema.prisma' }
    return {
      expected: 'schema.prisma says what the database is after your migrations.',
      found: moved.map((finding) => describeDrift(finding, words)).join('\n'),
      why: 'Prisma takes the schema for the truth. The client does not know what you added, and the next "migrate dev" drafts a migration that removes it again, with everything in it.',
      next: 'Add it to workspace/prisma/schema.prisma. To see how Prisma would write it, once it is applied: cd workspace && npx prisma db pull --print',
    }
  },
}
