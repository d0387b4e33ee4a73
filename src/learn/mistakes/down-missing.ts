import type { Mistake } from '../task.ts'

/** A migration without a `down.sql`. */
export const downMissing: Mistake = {
  name: 'down-missing',
  detect({ down }) {
    if (down?.status !== 'missing') return undefined
    const [first] = down.names
    return {
      expected: 'A down.sql beside each migration.sql of this lesson.',
      found: `No down.sql in ${down.names.join(', ')}`,
      why: 'Prisma writes no way back. When a release has to be taken back, somebody writes it then: in a hurry, against the database that matters, untested.',
      next: `Write workspace/prisma/migrations/${first}/down.sql: what undoes each statement of migration.sql, the last one first.`,
    }
  },
}
