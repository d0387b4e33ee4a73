import type { Mistake } from '../task.ts'

/** A `down.sql` that holds no statement. */
export const downEmpty: Mistake = {
  name: 'down-empty',
  detect({ down }) {
    if (down?.status !== 'empty') return undefined
    return {
      expected: 'A down.sql that undoes its migration.sql.',
      found: `No statement in ${down.names.map((name) => `${name}/down.sql`).join(', ')}`,
      why: 'An empty way back succeeds. The journal then says that the migration is rolled back while its columns are all there, and the next deploy fails because they exist already.',
      next: `Write into workspace/prisma/migrations/${down.names[0]}/down.sql what undoes each statement of migration.sql, the last one first.`,
    }
  },
}
