import type { Evidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { checkMigrationRuns } from './check-migration-runs.ts'
import { failed, passed } from './task-result.ts'

/** Whether the way up runs on a database without pgvector, and brings it. */
export function checkExtension(evidence: Evidence): TaskResult {
  const { up } = evidence
  if (up.status !== 'applied') return checkMigrationRuns(evidence)
  if (up.catalog.extensions.includes('vector')) return passed
  return failed({
    expected: 'The extension vector, created by your migration.',
    found: `Extensions after it: ${up.catalog.extensions.join(', ') || 'none'}.`,
    why: 'Without it there is no type to keep an embedding in.',
    next: 'At the top of your migration.sql: CREATE EXTENSION IF NOT EXISTS vector;',
  })
}
