import type { Evidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { failed, passed } from './task-result.ts'

/** Whether the journal of the learner's own database holds each of the lesson's migrations, as it is in the folder. */
export function checkApplied({ own, folders, project }: Evidence): TaskResult {
  const expected =
    "The journal of your own database, _prisma_migrations, holds this lesson's migrations."
  const why =
    'A migration that lies in a folder has changed nothing. The journal is how Prisma, and your colleagues, know what a database has been through.'
  const next = 'cd workspace && npx prisma migrate deploy'
  if (own === undefined) {
    return failed({
      expected,
      found: 'Your own database was not looked at.',
      why,
      next: 'npm run learn',
    })
  }
  const added = project.migrations.filter(({ name }) => folders.added.includes(name))
  const applied = new Map(own.applied.map(({ name, checksum }) => [name, checksum]))
  const waiting = added.filter(({ name, checksum }) => applied.get(name) !== checksum)
  if (added.length > 0 && waiting.length === 0) return passed
  const names = waiting.map(({ name }) => name).join(', ')
  return failed({
    expected,
    found: names ? `Not applied yet: ${names}` : 'There is no migration of this lesson to apply.',
    why,
    next,
  })
}
