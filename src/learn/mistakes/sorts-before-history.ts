import type { Mistake } from '../task.ts'

/** A new migration whose timestamp is older than one that databases have run already. */
export const sortsBeforeHistory: Mistake = {
  name: 'sorts-before-history',
  detect({ folders, project }) {
    const [first] = folders.outOfOrder
    if (first === undefined) return undefined
    const earlier = project.migrations
      .map(({ name }) => name)
      .filter((name) => !folders.added.includes(name))
    const next = earlier.find((name) => name > first)
    return {
      expected: 'A new migration comes after every migration that is there already.',
      found: `${folders.outOfOrder.join(', ')} sorts before ${next ?? 'an earlier migration'}.`,
      why: 'Prisma runs the folders in the order of their names. A new database would run yours first, on tables that are not there yet; old databases run it last. The two histories are not the same.',
      next: `Give the folder a later timestamp: mv workspace/prisma/migrations/${first} workspace/prisma/migrations/${after(earlier)}_${first.replace(/^\d+_/, '')}`,
    }
  },
}

/** A timestamp just after the last of these migrations. */
function after(names: readonly string[]): string {
  const timestamp = /^\d+/.exec(names.at(-1) ?? '')?.[0] ?? '0'
  return `${BigInt(timestamp) + 1n}`
}
