import { compareCatalogs } from '../../history/drift.ts'
import type { Mistake } from '../task.ts'

/** The way back leaves the extension, and the way up insists on creating it. */
export const extensionTwice: Mistake = {
  name: 'extension-twice',
  detect({ before, down, folders }) {
    if (down?.status !== 'applied' || down.again) return undefined
    if (before.extensions.includes('vector') || !down.catalog.extensions.includes('vector')) {
      return undefined
    }
    // With anything else left over, the extension need not be what is in the way.
    if (compareCatalogs(before, down.catalog).length > 0) return undefined
    return {
      expected: 'The way up runs again after the way back, whether the extension is there or not.',
      found:
        'After your way back the extension vector is still there, which is right; and the way up does not run a second time.',
      why: 'CREATE EXTENSION fails where the extension is there already: after a rollback, on a database that another team shares, on a server whose template brings it. Then the release that was taken back once cannot be deployed again.',
      next: `In workspace/prisma/migrations/${folders.added.at(0)}/migration.sql: CREATE EXTENSION IF NOT EXISTS vector;`,
    }
  },
}
