import type { Mistake } from '../task.ts'

/** The journal of the learner's own database holds a migration that failed. */
export const failedInOwnDatabase: Mistake = {
  name: 'failed-in-own-database',
  detect({ own }) {
    const [first] = own?.failed ?? []
    if (first === undefined) return undefined
    return {
      expected: 'A journal in which every migration came to its end.',
      found: `Failed, and not resolved: ${own?.failed.join(', ')}`,
      why: 'Prisma does not guess what a failed migration has left behind, so it applies nothing more (P3009) until you have looked and said what became of it.',
      next: `Mend the file, then say that it left nothing and run it again: cd workspace && npx prisma migrate resolve --rolled-back ${first} && npx prisma migrate deploy`,
    }
  },
}
