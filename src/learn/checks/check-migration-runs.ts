import type { Evidence, UpEvidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { describeFailure } from './describe-failure.ts'
import { failed, passed } from './task-result.ts'

/** Whether the lesson's migrations are there and run to their end over the seed. */
export function checkMigrationRuns({ up }: Evidence): TaskResult {
  if (up.status === 'applied') return passed
  return failed({
    expected: 'A migration of this lesson in workspace/prisma/migrations that runs to its end.',
    found: describeUp(up),
    why: 'A migration that stops halfway stops the deployment: every later one waits behind it.',
    next:
      up.status === 'none'
        ? 'Let Prisma draft it: cd workspace && npx prisma migrate dev --create-only'
        : `Mend workspace/prisma/migrations/${fileOf(up)} and save it.`,
  })
}

function describeUp(up: Exclude<UpEvidence, { status: 'applied' }>): string {
  if (up.status === 'none') return 'No migration folder of this lesson.'
  if (up.status === 'failed') return describeFailure(up.failure)
  if (up.status === 'stopped')
    return `${up.stopped.file} was stopped after ${up.stopped.seconds} s.`
  return up.reason === 'not text'
    ? `${up.file} is not a text file: it holds a NUL character.`
    : `${up.file} could not be run in one transaction.`
}

function fileOf(up: Exclude<UpEvidence, { status: 'applied' | 'none' }>): string {
  if (up.status === 'failed') return up.failure.file
  return up.status === 'stopped' ? up.stopped.file : up.file
}
