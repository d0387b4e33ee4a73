import type { Lesson } from '../course/lesson.ts'
import { type CheckResult, check } from './check.ts'

/** Which lessons have a Prisma client from the schema and the Prisma that are here now. */
export function checkClients(lessons: readonly Lesson[]): Promise<CheckResult> {
  return check('Prisma clients', async () => {
    const { findStaleClients } = await import('../course/clients.node.ts')
    const stale = await findStaleClients(lessons)
    if (stale.length === 0) return `${lessons.length} generated and up to date`
    // Nothing to mend: a fresh clone has none.
    return `phase ${stale.map(({ phase }) => phase).join(', ')}: made when a command needs them, or now by npm run generate`
  })
}
