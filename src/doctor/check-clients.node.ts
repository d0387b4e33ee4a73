import type { Lesson } from '../course/lesson.ts'
import { Problem } from '../problem.ts'
import { type CheckResult, check } from './check.ts'

/** Whether each lesson's Prisma client is made from the schema and the Prisma that are here now. */
export function checkClients(lessons: readonly Lesson[]): Promise<CheckResult> {
  return check('Prisma clients', async () => {
    const { findStaleClients } = await import('../course/clients.node.ts')
    const stale = await findStaleClients(lessons)
    if (stale.length === 0) return `${lessons.length} generated and up to date`
    throw new Problem('CLIENTS_STALE', {
      message: `Not generated, or not from the schema as it is now: phase ${stale.map(({ phase }) => phase).join(', ')}.`,
      fix: 'npm run generate',
    })
  })
}
