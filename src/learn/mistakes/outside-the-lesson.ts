import type { Mistake } from '../task.ts'

/** A migration that changes more than the lesson is about. */
export const outsideTheLesson: Mistake = {
  name: 'outside-the-lesson',
  detect({ up }) {
    if (up.status !== 'applied' || up.outside.length === 0) return undefined
    return {
      expected: 'The migration changes the table users and what belongs to it, and nothing else.',
      found: up.outside.join('\n'),
      why: 'A migration runs with the rights of whoever deploys, on every database there is. What it does beside its purpose is what nobody looks for in a review, and a role or another table belongs to more people than you.',
      next: 'Take that statement out of migration.sql, in workspace/prisma/migrations, and save it.',
    }
  },
}
