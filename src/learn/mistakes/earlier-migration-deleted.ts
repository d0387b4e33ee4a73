import type { Mistake } from '../task.ts'

/** A migration of an earlier phase is gone from the folder. */
export const earlierMigrationDeleted: Mistake = {
  name: 'earlier-migration-deleted',
  detect({ folders: { missing } }) {
    if (missing.length === 0) return undefined
    const [first] = missing
    return {
      expected: 'Every migration of the earlier lessons is still in workspace/prisma/migrations.',
      found: `Gone: ${missing.join(', ')}`,
      why: 'Databases that have run it still hold it in their journal, and a new database can no longer be built: your migration would change a table that nothing creates.',
      next: `Put it back: cp -R prisma/migrations/${first} workspace/prisma/migrations/`,
    }
  },
}
