import type { Mistake } from '../task.ts'

/** A migration of an earlier phase is there under another name: Prisma takes it for another one. */
export const earlierMigrationRedated: Mistake = {
  name: 'earlier-migration-redated',
  detect({ folders: { redated } }) {
    const [first] = redated
    if (first === undefined) return undefined
    return {
      expected: 'The migrations of the earlier lessons keep their names.',
      found: redated.map(({ was, is }) => `${was} is now called ${is}`).join('\n'),
      why: "A migration's name is its identity, and its timestamp is its place. To a database that ran it under the old name, one is missing and one is new: Prisma would run the same SQL again.",
      next: `Give it its name back: mv workspace/prisma/migrations/${first.is} workspace/prisma/migrations/${first.was}`,
    }
  },
}
