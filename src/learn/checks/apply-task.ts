import type { Task } from '../task.ts'
import { checkApplied } from './check-applied.ts'
import { ownDatabaseMistakes } from './own-database-mistakes.ts'

/** The last task of a lesson: the learner's own database gets the migration as well. */
export const applyTask: Task = {
  id: 'apply',
  title: 'Apply it to your own database',
  mistakes: ownDatabaseMistakes,
  check: checkApplied,
  hints: [
    'So far your migration ran in a scratch database only.',
    'migrate dev runs what is not applied yet; migrate deploy does it without asking anything.',
    'cd workspace && npx prisma migrate deploy',
  ],
  links: [
    {
      title: 'Prisma: development and production',
      url: 'https://www.prisma.io/docs/orm/v7/prisma-migrate/workflows/development-and-production',
    },
  ],
}
