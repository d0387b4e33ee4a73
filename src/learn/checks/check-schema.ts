import type { Evidence } from '../evidence.ts'
import type { TaskResult } from '../task.ts'
import { failed, passed } from './task-result.ts'

/** Whether the schema is there and Prisma understands it. */
export function checkSchema({ schema }: Evidence): TaskResult {
  if (schema.status === 'valid') return passed
  const expected = 'workspace/prisma/schema.prisma, as Prisma can read it.'
  const why =
    'Everything Prisma does begins with this file: the draft, the client, the check for drift.'
  if (schema.status === 'missing') {
    return failed({
      expected,
      found: 'There is no such file.',
      why,
      next: "Bring the lesson's starting files back: npm run learn, then r. Yours are kept in workspace/.kept",
    })
  }
  return failed({
    expected,
    found: schema.message,
    why,
    next: 'Mend workspace/prisma/schema.prisma; Prisma checks it with: cd workspace && npx prisma validate',
  })
}
